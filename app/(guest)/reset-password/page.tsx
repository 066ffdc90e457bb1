import { GuestFrame } from '@/components/layout/guest-frame';
import { Main } from '@/components/layout/main';
import { Link } from '@/components/navigation/link';
import { pageTitle } from '@/lib/i18n/page-title';
import { getTranslations } from '@/lib/i18n/translations';
import { requirePasswordPage } from '@/lib/password/password-sign-in';
import { lastResetRequest } from '@/lib/password/reset-request';
import { paths, safeReturnTo, withWayBack } from '@/lib/paths';
import { currentSession } from '@/lib/session/current';
import { soldOffer } from '@/lib/web/sold-offers';
import { ResetPasswordForm } from './form';
import { SentMail } from './sent-mail';

export const generateMetadata = () => pageTitle('resetPassword');

/** Also for signed-in customers who change their password. */
export default async function ResetPasswordPage({ searchParams }: PageProps<'/reset-password'>) {
  const t = await getTranslations('resetPassword');
  const session = await currentSession();
  const { returnTo, offer, address } = await searchParams;
  const wayBack = { returnTo: safeReturnTo(returnTo), offer: soldOffer(offer) };
  const loginPath = withWayBack(paths.login, wayBack);
  requirePasswordPage(loginPath);
  const request = address === 'another' ? null : await lastResetRequest();
  return (
    <Main>
      <GuestFrame
        scene="cloakroom"
        title={request ? t('sentTitle') : t('title')}
        lead={request ? undefined : t('lead')}
        stub={{ line: t('stubLine'), number: t('stubNumber') }}
      >
        {request ? (
          <SentMail request={request} wayBack={wayBack} />
        ) : (
          <ResetPasswordForm
            wayBack={wayBack}
            email={session.state === 'signed-in' ? session.email : undefined}
          />
        )}
        {session.state !== 'signed-in' && (
          <p className="mt-8 border-t border-line pt-4">
            {t('remembered')}{' '}
            <Link className="link" href={loginPath}>
              {t('login')}
            </Link>
          </p>
        )}
      </GuestFrame>
    </Main>
  );
}
