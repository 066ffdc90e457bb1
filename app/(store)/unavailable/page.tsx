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
 * While our own database is down. A redirect, because a thrown error is blank without JavaScript.
 * The status is 200, as pages cannot choose it: monitors use /api/health/ready.
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
