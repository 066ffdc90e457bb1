import { dateTimeText } from '@/app/_shell/date-time';
import { SignOutForm } from '@/app/_shell/sign-out-form';
import { FormCard } from '@/components/form/form-card';
import { ButtonLink } from '@/components/layout/button-link';
import { Main } from '@/components/layout/main';
import { Notice } from '@/components/layout/notice';
import { PageHeading } from '@/components/layout/page-heading';
import { readStorePurchases } from '@/lib/customer/current-customer';
import { env } from '@/lib/env/env';
import { getTranslations } from '@/lib/i18n/translations';
import type { SignedIn } from '@/lib/model';
import { paths } from '@/lib/paths';
import { readForPage } from '@/lib/web/guarded-page';
import { StorePurchases } from './store-purchases';

export async function StoreAccount({ session }: { session: SignedIn }) {
  const account = await getTranslations('account');
  const t = await getTranslations('storeAccount');
  const { answer: purchases } = await readForPage(paths.account, () =>
    readStorePurchases(Number(session.identity.customerId)),
  );
  return (
    <Main>
      <PageHeading title={account('title')} lead={t('lead')} />
      <div className="grid gap-6">
        <Notice title={t('untilTitle')}>
          {t('until', { time: await dateTimeText(session.expiresAt) })}
        </Notice>
        <FormCard title={t('purchases')}>
          <StorePurchases purchases={purchases} />
          <div className="mt-6">
            <ButtonLink href={env().bigcommerce?.storeOrigin ?? paths.home} look="secondary">
              {t('toStore')}
            </ButtonLink>
          </div>
        </FormCard>
        <FormCard title={account('safety')}>
          <div className="flex flex-wrap items-start gap-3">
            <ButtonLink href={paths.sessions} look="secondary">
              {account('sessions')}
            </ButtonLink>
            <SignOutForm />
          </div>
        </FormCard>
        <FormCard title={t('own')}>
          <p>{t('ownLead')}</p>
        </FormCard>
      </div>
    </Main>
  );
}
