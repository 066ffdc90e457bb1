import { ButtonLink } from '@/components/layout/button-link';
import { Link } from '@/components/navigation/link';
import { getTranslations } from '@/lib/i18n/translations';
import { wayBackFromReset } from '@/lib/password/reset-request';
import { paths, withWayBack } from '@/lib/paths';

/** The same for used, expired, altered and missing links. */
export async function DeadLink() {
  const t = await getTranslations('newPassword');
  const wayBack = await wayBackFromReset();
  return (
    <div className="grid gap-6">
      <p>{t('deadOnceMore')}</p>
      <p>
        <ButtonLink href={withWayBack(paths.resetPassword, wayBack)}>{t('ask')}</ButtonLink>
      </p>
      <p className="border-t border-line pt-4">
        {t('changedAlready')}{' '}
        <Link className="link" href={withWayBack(paths.login, wayBack)}>
          {t('login')}
        </Link>
      </p>
    </div>
  );
}
