import { ButtonLink } from '@/components/button-link';
import { paths } from '@/lib/paths';
import { words } from '@/lib/words';

/** Used up, too old, altered, or never there: nobody is told which, and the way out is the same. */
export async function DeadLink() {
  const say = await words('newPassword');
  return (
    <div className="grid gap-6">
      <p>{say('deadOnceMore')}</p>
      <p>
        <ButtonLink href={paths.resetPassword}>{say('ask')}</ButtonLink>
      </p>
      <p className="border-t border-line pt-4">
        {say('changedAlready')}{' '}
        <a className="link" href={paths.login}>
          {say('login')}
        </a>
      </p>
    </div>
  );
}
