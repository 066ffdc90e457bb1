import type { Metadata } from 'next';
import { GuestFrame } from '@/components/layout/guest-frame';
import { Main } from '@/components/layout/main';
import { pageTitle } from '@/lib/i18n/page-title';
import { getTranslations } from '@/lib/i18n/translations';
import { openedResetLink } from '@/lib/password/reset-link';
import { DeadLink } from './dead-link';
import { NewPasswordForm } from './form';

export const generateMetadata = async (): Promise<Metadata> => ({
  ...(await pageTitle('newPassword')),
  robots: { index: false },
});

/** proxy.ts has moved the link's secrets into a cookie. */
export default async function NewPasswordPage() {
  const t = await getTranslations('newPassword');
  const link = await openedResetLink();
  return (
    <Main>
      <GuestFrame
        scene="cloakroom"
        title={link ? t('title') : t('deadTitle')}
        lead={
          <span className="wrap-anywhere">
            {link ? t('lead', { email: link.email }) : t('dead')}
          </span>
        }
        stub={{ line: t('stubLine'), number: t('stubNumber') }}
      >
        {link ? <NewPasswordForm email={link.email} /> : <DeadLink />}
      </GuestFrame>
    </Main>
  );
}
