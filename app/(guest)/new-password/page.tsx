import type { Metadata } from 'next';
import { GuestFrame } from '@/components/layout/guest-frame';
import { Main } from '@/components/layout/main';
import { pageTitle } from '@/lib/i18n/page-title';
import { getTranslations } from '@/lib/i18n/translations';
import { requirePasswordPage } from '@/lib/password/password-sign-in';
import { openedResetLink } from '@/lib/password/reset-link';
import { paths } from '@/lib/paths';
import { DeadLink } from './dead-link';
import { NewPasswordForm } from './form';

export const generateMetadata = async (): Promise<Metadata> => ({
  ...(await pageTitle('newPassword')),
  robots: { index: false },
});

/** proxy.ts has moved the link's secrets into a cookie. */
export default async function NewPasswordPage() {
  requirePasswordPage(paths.login);
  const t = await getTranslations('newPassword');
  const link = await openedResetLink();
  return (
    <Main>
      <GuestFrame
        scene="cloakroom"
        title={link ? t('title') : t('deadTitle')}
        lead={link ? t('lead', { email: link.email }) : t('dead')}
        stub={{ line: t('stubLine'), number: t('stubNumber') }}
      >
        {link ? <NewPasswordForm email={link.email} /> : <DeadLink />}
      </GuestFrame>
    </Main>
  );
}
