import type { Metadata } from 'next';
import { getTranslations } from '@/lib/i18n/translations';
import { paths, savedThing } from '@/lib/paths';
import { requireSession } from '@/lib/session/current';
import { isOfCleeng } from '@/lib/session/is-of-cleeng';
import { CleengAccount } from './cleeng-account';
import { StoreAccount } from './store-account';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('account');
  return { title: t('title') };
}

export default async function AccountPage({ searchParams }: PageProps<'/account'>) {
  const session = await requireSession(paths.account);
  if (!isOfCleeng(session)) return <StoreAccount session={session} />;
  return <CleengAccount session={session} saved={savedThing((await searchParams).saved)} />;
}
