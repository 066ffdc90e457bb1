import type { Metadata } from 'next';
import { ButtonLink } from '@/components/layout/button-link';
import { LostPage } from '@/components/layout/lost-page';
import { words } from '@/lib/i18n/translations';
import { safeReturnTo } from '@/lib/paths';

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
