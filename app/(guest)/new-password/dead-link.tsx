import { ButtonLink } from '@/components/layout/button-link';
import { words } from '@/lib/i18n/translations';
import { wayBackFromReset } from '@/lib/password/reset-request';
import { paths, withReturnTo } from '@/lib/paths';

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
