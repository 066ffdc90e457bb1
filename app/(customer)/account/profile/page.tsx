import type { Metadata } from 'next';
import { VendorNotice } from '@/app/_shell/vendor-notice';
import { FormCard } from '@/components/form/form-card';
import { ButtonLink } from '@/components/layout/button-link';
import { Main } from '@/components/layout/main';
import { PageHeading } from '@/components/layout/page-heading';
import { readProfile } from '@/lib/customer/profile';
import { readBehindGate } from '@/lib/gate/next-step';
import { words } from '@/lib/i18n/translations';
import { paths } from '@/lib/paths';
import { requireCleengSession } from '@/lib/session/cleeng-session';
import { outageSentence } from '@/lib/web/guarded-page';
import { EmailForm, NameForm } from './form';

export async function generateMetadata(): Promise<Metadata> {
  const say = await words('profile');
  return { title: say('title') };
}

export default async function ProfilePage() {
  const say = await words('profile');
  const form = await words('form');
  const session = await requireCleengSession(paths.profile);
  const { answer: customer, outage } = await readBehindGate(session, paths.profile, () =>
    readProfile(session),
  );
  const shared = { summary: form('summary'), submitting: say('submitting') };
  return (
    <Main width="text">
      <PageHeading title={say('title')} lead={say('lead')} />
      {customer ? (
        <div className="grid gap-6">
          <FormCard title={say('name')}>
            <NameForm
              known={{ firstName: customer.firstName, lastName: customer.lastName }}
              labels={{
                ...shared,
                firstName: say('firstName'),
                lastName: say('lastName'),
                submit: say('saveName'),
              }}
            />
          </FormCard>
          <FormCard title={say('address')} lead={say('addressLead')}>
            <EmailForm
              known={customer.email}
              labels={{
                ...shared,
                email: say('email'),
                password: say('password'),
                passwordHint: say('passwordHint'),
                showPassword: form('showPassword'),
                submit: say('saveEmail'),
              }}
            />
          </FormCard>
          <p>
            <ButtonLink href={paths.account} look="plain">
              {say('back')}
            </ButtonLink>
          </p>
        </div>
      ) : (
        <VendorNotice here={paths.profile} sentence={await outageSentence(outage)} />
      )}
    </Main>
  );
}
