import { ButtonLink } from '@/components/button-link';
import { paths, withReturnTo } from '@/lib/paths';
import { wayBackFromReset } from '@/lib/session/reset-request';
import { words } from '@/lib/words';

/** Used up, too old, altered, or never there: nobody is told which, and the way out is the same. */
export async function DeadLink() {
  const say = await words('newPassword');
  const returnTo = await wayBackFromReset();
  return (
    <div className="grid gap-6">
      <p>{say('deadOnceMore')}</p>
      <p>
        <ButtonLink href={withReturnTo(paths.resetPassword, returnTo)}>{say('ask')}</ButtonLink>
      </p>
      <p className="border-t border-line pt-4">
        {say('changedAlready')}{' '}
        <a className="link" href={withReturnTo(paths.login, returnTo)}>
          {say('login')}
        </a>
      </p>
    </div>
  );
}
