import { SignOutForm } from '@/app/_shell/sign-out-form.client';
import { FormCard } from '@/components/form/form-card';
import { ButtonLink } from '@/components/layout/button-link';
import { DefinitionList } from '@/components/layout/definition-list';
import { Main } from '@/components/layout/main';
import { Notice } from '@/components/layout/notice';
import { PageHeading } from '@/components/layout/page-heading';
import { readAccount } from '@/lib/customer/account';
import { readBehindGate } from '@/lib/gate/next-step';
import { words } from '@/lib/i18n/translations';
import type { CleengSession } from '@/lib/model';
import { paths, type SavedThing, withReturnTo } from '@/lib/paths';
import { Agreements } from './agreements';
import { Purchases } from './purchases';

/** What somebody with an account at Cleeng finds here. */
export async function CleengAccount({ session, saved }: { session: CleengSession; saved?: SavedThing }) {
  const say = await words('account');
  const { answer: account } = await readBehindGate(session, paths.account, () => readAccount(session));
  if (!account) return null;
  return (
    <Main>
      <PageHeading title={say('title')} lead={say('lead')} />
      <div className="grid gap-6">
        {saved && <Notice tone="success">{say(`saved.${saved}`)}</Notice>}
        {!account.isCurrent && (
          <Notice tone="warning" title={say('notCurrentTitle')}>
            {say('notCurrent')}
          </Notice>
        )}
        <FormCard title={say('you')}>
          <DefinitionList
            entries={[
              { term: say('name'), details: account.name || say('nameless') },
              { term: say('email'), details: <span className="wrap-anywhere">{account.email}</span> },
            ]}
          />
          <div className="mt-6 flex flex-wrap gap-3">
            <ButtonLink href={paths.profile} look="secondary">
              {say('editProfile')}
            </ButtonLink>
            <ButtonLink href={withReturnTo(paths.capture, paths.account)} look="secondary">
              {say('editCapture')}
            </ButtonLink>
          </div>
        </FormCard>
        <FormCard title={say('purchases')}>
          <Purchases purchases={account.purchases} now={new Date()} />
        </FormCard>
        <FormCard title={say('agreements')} lead={say('agreementsLead')}>
          <Agreements agreements={account.agreements} />
          <div className="mt-6">
            <ButtonLink href={withReturnTo(paths.consents, paths.account)} look="secondary">
              {say('consents')}
            </ButtonLink>
          </div>
        </FormCard>
        <FormCard title={say('safety')}>
          <div className="flex flex-wrap gap-3">
            <ButtonLink href={paths.sessions} look="secondary">
              {say('sessions')}
            </ButtonLink>
            <ButtonLink href={withReturnTo(paths.resetPassword, paths.account)} look="secondary">
              {say('changePassword')}
            </ButtonLink>
            <SignOutForm label={say('signOut')} pendingLabel={say('signingOut')} />
          </div>
        </FormCard>
      </div>
    </Main>
  );
}
