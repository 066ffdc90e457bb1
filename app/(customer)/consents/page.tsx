import type { Metadata } from 'next';
import { VendorNotice } from '@/app/vendor-notice';
import { ConsentLabel } from '@/components/consent-label';
import { FormCard } from '@/components/form-card';
import { Main } from '@/components/main';
import { PageHeading } from '@/components/page-heading';
import { areConsentsDue, compareVersions, isOutdated } from '@/lib/consents-due';
import { readConsents } from '@/lib/customer/consents';
import type { AnsweredConsent } from '@/lib/model';
import { readForPage } from '@/lib/page';
import { paths, safeReturnTo, withReturnTo } from '@/lib/paths';
import { requireSession } from '@/lib/session/current';
import { words } from '@/lib/words';
import { ConsentsForm } from './form';

export async function generateMetadata(): Promise<Metadata> {
  const say = await words('consents');
  return { title: say('title') };
}

export default async function ConsentsPage({ searchParams }: PageProps<'/consents'>) {
  const say = await words('consents');
  const form = await words('form');
  const returnTo = safeReturnTo((await searchParams).returnTo);
  const here = withReturnTo(paths.consents, returnTo);
  const session = await requireSession(here);
  const consents = await readForPage(here, () => readConsents(session));
  return (
    <Main width="text">
      <PageHeading
        title={say('title')}
        lead={consents && areConsentsDue(consents) ? say('leadDue') : say('lead')}
      />
      <FormCard>
        {consents ? (
          <ConsentsForm
            returnTo={returnTo}
            consents={consents.map((consent) => consentItem(consent, say('changed')))}
            labels={{
              summary: form('summary'),
              required: form('required'),
              submit: say('submit'),
              submitting: say('submitting'),
            }}
          />
        ) : (
          <VendorNotice here={here} sentence={session.hasPendingConsents ? say('pending') : undefined} />
        )}
      </FormCard>
    </Main>
  );
}

function consentItem(consent: AnsweredConsent, changed: string) {
  return {
    name: consent.name,
    version: consent.version,
    label: <ConsentLabel html={consent.label} />,
    // Cleeng asks for an update of what was never answered, too: then the versions agree, and nothing is newer.
    hint: compareVersions(consent.version, consent.answeredVersion) > 0 ? changed : undefined,
    isRequired: consent.isRequired,
    // An answer to an older version is no answer to this one.
    isTicked: consent.state === 'accepted' && !isOutdated(consent),
  };
}
