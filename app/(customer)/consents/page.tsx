import type { Metadata } from 'next';
import { VendorNotice } from '@/app/vendor-notice';
import { FormCard } from '@/components/form-card';
import { Main } from '@/components/main';
import { PageHeading } from '@/components/page-heading';
import { areConsentsDue } from '@/lib/consents-due';
import { readConsents } from '@/lib/customer/consents';
import { readForPage } from '@/lib/page';
import { paths, safeReturnTo, withReturnTo } from '@/lib/paths';
import { requireSession } from '@/lib/session/current';
import { words } from '@/lib/words';
import { consentItem } from './consent-item';
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
            consents={await Promise.all(consents.map(consentItem))}
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
