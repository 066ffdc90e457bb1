import { noticeOn } from '@/lib/forms/notices';
import { pageTitle } from '@/lib/i18n/page-title';
import { isOfCleeng } from '@/lib/model';
import { paths } from '@/lib/paths';
import { requireSession } from '@/lib/session/guards';
import { CleengAccount } from './cleeng-account';
import { StoreAccount } from './store-account';

export const generateMetadata = () => pageTitle('account');

export default async function AccountPage({ searchParams }: PageProps<'/account'>) {
  const session = await requireSession(paths.account);
  if (!isOfCleeng(session)) return <StoreAccount session={session} />;
  return (
    <CleengAccount
      session={session}
      notice={noticeOn(paths.account, (await searchParams).notice)}
    />
  );
}
