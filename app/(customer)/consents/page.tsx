import { VendorNotice } from '@/app/_shell/vendor-notice';
import { FormCard } from '@/components/form/form-card';
import { ButtonLink } from '@/components/layout/button-link';
import { Main } from '@/components/layout/main';
import { PageHeading } from '@/components/layout/page-heading';
import { areConsentsDue, isOutdated } from '@/lib/consents/outdated-consents';
import { hasPendingConsents } from '@/lib/consents/pending-consents';
import { readConsents } from '@/lib/customer/consents';
import { onward } from '@/lib/gate/gate';
import { pageTitle } from '@/lib/i18n/page-title';
import { getTranslations } from '@/lib/i18n/translations';
import { paths, safeReturnTo, withReturnTo } from '@/lib/paths';
import { requireCleengSession } from '@/lib/session/guards';
import { outageSentence, readForPage } from '@/lib/web/guarded-page';
import { seeOther } from '@/lib/web/see-other';
import { consentItem } from './consent-item';
import { ConsentsForm } from './form';

export const generateMetadata = () => pageTitle('consents');

export default async function ConsentsPage({ searchParams }: PageProps<'/consents'>) {
  const t = await getTranslations('consents');
  const returnTo = safeReturnTo((await searchParams).returnTo);
  const here = withReturnTo(paths.consents, returnTo);
  const session = await requireCleengSession(here);
  const { answer: consents, outage } = await readForPage(here, () => readConsents(session));
  if (consents?.length === 0) {
    if (session.consentsDue) seeOther(returnTo); // The gate redirected here, but nothing is pending any more.
    return <NothingToAgreeTo returnTo={returnTo} />;
  }
  const { answer: isWaiting } = await readForPage(
    here,
    async () => consents === null && hasPendingConsents(session),
  );
  const isDue = consents !== null && areConsentsDue(consents);
  const canSkip = !isDue && consents?.some(isOutdated);
  return (
    <Main width="text">
      <PageHeading
        title={t('title')}
        lead={isDue ? t('leadDue') : canSkip ? t('leadOutdated') : t('lead')}
      />
      <FormCard>
        {consents ? (
          <ConsentsForm
            returnTo={returnTo}
            consents={await Promise.all(consents.map(consentItem))}
            skipTo={canSkip ? onward({ ...session, consentsDue: false }, returnTo) : null}
          />
        ) : (
          <VendorNotice
            here={here}
            sentence={[isWaiting && t('pending'), await outageSentence(outage)]
              .filter(Boolean)
              .join(' ')}
          />
        )}
      </FormCard>
    </Main>
  );
}

async function NothingToAgreeTo({ returnTo }: { returnTo: string }) {
  const t = await getTranslations('consents');
  return (
    <Main width="text">
      <PageHeading title={t('title')} lead={t('nothingToAgreeTo')} />
      <p>
        <ButtonLink href={returnTo}>{t('back')}</ButtonLink>
      </p>
    </Main>
  );
}
