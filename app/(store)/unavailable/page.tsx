import type { Metadata } from 'next';
import { ButtonLink } from '@/components/layout/button-link';
import { LostPage } from '@/components/layout/lost-page';
import { getTranslations } from '@/lib/i18n/translations';
import { safeReturnTo } from '@/lib/paths';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('problem');
  return { title: t('unavailableTitle'), robots: { index: false } };
}

/**
 * Where a page sends people while our own database is silent: what a page throws is blank without JavaScript.
 * The price is the status, which is 200: a page cannot choose it. Monitors ask /api/health.
 */
export default async function UnavailablePage({ searchParams }: PageProps<'/unavailable'>) {
  const t = await getTranslations('problem');
  const returnTo = safeReturnTo((await searchParams).returnTo);
  return (
    <LostPage title={t('unavailableTitle')} sentence={t('unavailable')}>
      <ButtonLink href={returnTo} loadsDocument>
        {t('retry')}
      </ButtonLink>
    </LostPage>
  );
}
