import type { Metadata } from 'next';
import { ButtonLink } from '@/components/button-link';
import { DefinitionList } from '@/components/definition-list';
import { FormCard } from '@/components/form-card';
import { Main } from '@/components/main';
import { Notice } from '@/components/notice';
import { PageHeading } from '@/components/page-heading';
import { readAccount } from '@/lib/customer/account';
import { readBehindGate } from '@/lib/customer/next-step';
import { paths, withReturnTo } from '@/lib/paths';
import { requireSession } from '@/lib/session/current';
import { words } from '@/lib/words';
import { SignOutForm } from './sessions/sign-out-form.client';

export async function generateMetadata(): Promise<Metadata> {
  const say = await words('account');
  return { title: say('title') };
}

export default async function AccountPage() {
  const say = await words('account');
  const session = await requireSession(paths.account);
  const account = await readBehindGate(session, paths.account, () => readAccount(session));
  if (!account) return null;
  return (
    <Main>
      <PageHeading title={say('title')} lead={say('lead')} />
      {!account.isCurrent && (
        <Notice tone="warning" title={say('notCurrentTitle')}>
          {say('notCurrent')}
        </Notice>
      )}
      <FormCard title={say('you')}>
        <DefinitionList
          entries={[
            { term: say('name'), details: account.name || say('nameless') },
            { term: say('email'), details: account.email },
          ]}
        />
        <div className="mt-6 flex flex-wrap gap-3">
          <ButtonLink href={withReturnTo(paths.capture, paths.account)} look="secondary">
            {say('editCapture')}
          </ButtonLink>
          <ButtonLink href={withReturnTo(paths.consents, paths.account)} look="secondary">
            {say('consents')}
          </ButtonLink>
          <ButtonLink href={paths.sessions} look="secondary">
            {say('sessions')}
          </ButtonLink>
          <SignOutForm label={say('signOut')} pendingLabel={say('signingOut')} />
        </div>
      </FormCard>
    </Main>
  );
}
