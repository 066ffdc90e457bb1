import type { Metadata } from 'next';
import { ButtonLink } from '@/components/button-link';
import { LostPage } from '@/components/lost-page';
import { safeReturnTo } from '@/lib/paths';
import { words } from '@/lib/words';

export async function generateMetadata(): Promise<Metadata> {
  const say = await words('problem');
  return { title: say('unavailableTitle'), robots: { index: false } };
}

/**
 * Where a page sends people while our own database is silent: what a page throws is blank without JavaScript.
 * The price is the status, which is 200: a page cannot choose it. Monitors ask /api/health.
 */
export default async function UnavailablePage({ searchParams }: PageProps<'/unavailable'>) {
  const say = await words('problem');
  const returnTo = safeReturnTo((await searchParams).returnTo);
  return (
    <LostPage title={say('unavailableTitle')} sentence={say('unavailable')}>
      <ButtonLink href={returnTo}>{say('retry')}</ButtonLink>
    </LostPage>
  );
}
