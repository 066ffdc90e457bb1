import { VendorNotice } from '@/app/_shell/vendor-notice';
import { ContinueLink } from '@/app/(guest)/sso/continue-link';
import { GuestFrame } from '@/components/layout/guest-frame';
import { Main } from '@/components/layout/main';
import { Link } from '@/components/navigation/link';
import { labelSha256 } from '@/lib/consents/consent-answers';
import { prepareRegistration } from '@/lib/customer/register';
import { pageTitle } from '@/lib/i18n/page-title';
import { getTranslations } from '@/lib/i18n/translations';
import { requirePasswordPage } from '@/lib/password/password-sign-in';
import { paths, safeReturnTo, withOffer, withReturnTo } from '@/lib/paths';
import { requireGuest } from '@/lib/session/guards';
import { currentVisitor } from '@/lib/visitor/visitor';
import { outageSentence, readForPage } from '@/lib/web/guarded-page';
import { soldOffer } from '@/lib/web/sold-offers';
import { RegisterForm } from './form';

export const generateMetadata = () => pageTitle('register');

export default async function RegisterPage({ searchParams }: PageProps<'/register'>) {
  const t = await getTranslations('register');
  const { returnTo: wanted, offer: chosen } = await searchParams;
  const returnTo = safeReturnTo(wanted);
  const offer = soldOffer(chosen);
  await requireGuest(returnTo);
  const loginPath = withReturnTo(withOffer(paths.login, offer), returnTo);
  requirePasswordPage(loginPath);
  const visitor = await currentVisitor();
  const { answer: prepared, outage } = await readForPage(paths.register, () =>
    prepareRegistration(visitor),
  );
  return (
    <Main>
      <GuestFrame
        scene="door"
        title={t('title')}
        lead={t('lead')}
        stub={{ line: t('stubLine'), number: t('stubNumber') }}
      >
        <ContinueLink returnTo={returnTo} offer={offer} />
        {prepared ? (
          <RegisterForm
            returnTo={returnTo}
            offer={offer}
            region={prepared.region}
            consents={prepared.consents.map((consent) => ({
              name: consent.name,
              version: consent.version,
              label: consent.label,
              labelSha256: labelSha256(consent),
              isRequired: consent.isRequired,
              isTicked: false, // Whatever the publisher sets: docs/decisions/0031.
            }))}
          />
        ) : (
          <VendorNotice
            here={withReturnTo(withOffer(paths.register, offer), returnTo)}
            sentence={await outageSentence(outage)}
          />
        )}
        <p className="mt-8 border-t border-line pt-4">
          {t('hasAccount')}{' '}
          <Link className="link" href={loginPath}>
            {t('login')}
          </Link>
        </p>
      </GuestFrame>
    </Main>
  );
}
