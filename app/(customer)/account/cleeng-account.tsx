import { ShownOnce } from '@/app/_shell/shown-once.client';
import { SignOutForm } from '@/app/_shell/sign-out-form';
import { FormCard } from '@/components/form/form-card';
import { ButtonLink } from '@/components/layout/button-link';
import { DefinitionList } from '@/components/layout/definition-list';
import { Main } from '@/components/layout/main';
import { Notice } from '@/components/layout/notice';
import { PageHeading } from '@/components/layout/page-heading';
import { readAccount } from '@/lib/customer/account';
import { readLink } from '@/lib/customer/sso-link';
import type { noticeOn } from '@/lib/forms/notices';
import { readBehindGate } from '@/lib/gate/gate';
import { getTranslations } from '@/lib/i18n/translations';
import type { CleengSession } from '@/lib/model';
import { hasPasswordSignIn } from '@/lib/password/password-sign-in';
import { paths, withReturnTo } from '@/lib/paths';
import { Agreements } from './agreements';
import { Purchases } from './purchases';
import { SingleSignOn } from './single-sign-on/single-sign-on';

export async function CleengAccount({
  session,
  notice,
}: {
  session: CleengSession;
  notice: ReturnType<typeof noticeOn<'/account'>>;
}) {
  const t = await getTranslations('account');
  const { answer } = await readBehindGate(session, paths.account, async () => {
    const [account, link] = await Promise.all([readAccount(session), readLink(session)]);
    return { account, link };
  });
  if (!answer) return null;
  const { account, link } = answer;
  return (
    <Main>
      <PageHeading title={t('title')} lead={t('lead')} />
      <div className="grid gap-6">
        {notice && (
          <>
            <Notice tone="success">{t(notice)}</Notice>
            <ShownOnce />
          </>
        )}
        {!account.isCurrent && (
          <Notice tone="warning" title={t('notCurrentTitle')}>
            {t('notCurrent')}
          </Notice>
        )}
        <FormCard title={t('you')}>
          <DefinitionList
            entries={[
              {
                term: t('name'),
                details: account.name ? <bdi>{account.name}</bdi> : t('nameless'),
              },
              { term: t('email'), details: <bdi className="wrap-anywhere">{account.email}</bdi> },
            ]}
          />
          <div className="mt-6 flex flex-wrap gap-3">
            <ButtonLink href={paths.profile} look="secondary">
              {hasPasswordSignIn() ? t('editProfile') : t('editName')}
            </ButtonLink>
            <ButtonLink href={withReturnTo(paths.capture, paths.account)} look="secondary">
              {t('editCapture')}
            </ButtonLink>
          </div>
        </FormCard>
        <FormCard title={t('purchases')}>
          <Purchases purchases={account.purchases} now={new Date()} />
        </FormCard>
        <FormCard title={t('agreements')} lead={t('agreementsLead')}>
          <Agreements agreements={account.agreements} />
          <div className="mt-6">
            <ButtonLink href={withReturnTo(paths.consents, paths.account)} look="secondary">
              {t('consents')}
            </ButtonLink>
          </div>
        </FormCard>
        <FormCard title={t('safety')}>
          <div className="flex flex-wrap items-start gap-3">
            <ButtonLink href={paths.sessions} look="secondary">
              {t('sessions')}
            </ButtonLink>
            {hasPasswordSignIn() && (
              <ButtonLink href={withReturnTo(paths.resetPassword, paths.account)} look="secondary">
                {t('changePassword')}
              </ButtonLink>
            )}
            <SignOutForm />
          </div>
        </FormCard>
        {link && <SingleSignOn email={session.email} />}
      </div>
    </Main>
  );
}
