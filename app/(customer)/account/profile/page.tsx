import { VendorNotice } from '@/app/_shell/vendor-notice';
import { FormCard } from '@/components/form/form-card';
import { ButtonLink } from '@/components/layout/button-link';
import { Main } from '@/components/layout/main';
import { PageHeading } from '@/components/layout/page-heading';
import { readProfile } from '@/lib/customer/profile';
import { readBehindGate } from '@/lib/gate/gate';
import { pageTitle } from '@/lib/i18n/page-title';
import { getTranslations } from '@/lib/i18n/translations';
import { hasPasswordSignIn } from '@/lib/password/password-sign-in';
import { paths } from '@/lib/paths';
import { requireCleengSession } from '@/lib/session/guards';
import { outageSentence } from '@/lib/web/guarded-page';
import { EmailForm, NameForm } from './form';

export async function generateMetadata() {
  if (hasPasswordSignIn()) return pageTitle('profile');
  return { title: (await getTranslations('profile'))('name') };
}

export default async function ProfilePage() {
  const t = await getTranslations('profile');
  const canChangeEmail = hasPasswordSignIn();
  const session = await requireCleengSession(paths.profile);
  const { answer: customer, outage } = await readBehindGate(session, paths.profile, () =>
    readProfile(session),
  );
  return (
    <Main width="text">
      {canChangeEmail ? (
        <PageHeading title={t('title')} lead={t('lead')} />
      ) : (
        <PageHeading title={t('name')} />
      )}
      {customer ? (
        <div className="grid gap-6">
          <FormCard title={canChangeEmail ? t('name') : undefined}>
            <NameForm firstName={customer.firstName} lastName={customer.lastName} />
          </FormCard>
          {canChangeEmail && (
            <FormCard title={t('address')} lead={t('addressLead')}>
              <EmailForm email={customer.email} />
            </FormCard>
          )}
          <p>
            <ButtonLink href={paths.account} look="plain">
              {t('back')}
            </ButtonLink>
          </p>
        </div>
      ) : (
        <VendorNotice here={paths.profile} sentence={await outageSentence(outage)} />
      )}
    </Main>
  );
}
