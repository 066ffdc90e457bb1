import { ButtonLink } from '@/components/layout/button-link';
import { Link } from '@/components/navigation/link';
import { getTranslations } from '@/lib/i18n/translations';
import { wayBackFromReset } from '@/lib/password/reset-request';
import { paths, withReturnTo } from '@/lib/paths';

/** The same for used, expired, altered and missing links. */
export async function DeadLink() {
  const t = await getTranslations('newPassword');
  const returnTo = await wayBackFromReset();
  return (
    <div className="grid gap-6">
      <p>{t('deadOnceMore')}</p>
      <p>
        <ButtonLink href={withReturnTo(paths.resetPassword, returnTo)}>{t('ask')}</ButtonLink>
      </p>
      <p className="border-t border-line pt-4">
        {t('changedAlready')}{' '}
        <Link className="link" href={withReturnTo(paths.login, returnTo)}>
          {t('login')}
        </Link>
      </p>
    </div>
  );
}
