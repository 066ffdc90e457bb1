import type { Metadata } from 'next';
import { ButtonLink } from '@/components/layout/button-link';
import { LostPage } from '@/components/layout/lost-page';
import { getTranslations } from '@/lib/i18n/translations';
import { paths } from '@/lib/paths';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('problem');
  return { title: t('notFoundTab') };
}

export default async function NotFound() {
  const t = await getTranslations('problem');
  return (
    <LostPage title={t('notFoundTitle')} sentence={t('notFound')}>
      <ButtonLink href={paths.home}>{t('home')}</ButtonLink>
    </LostPage>
  );
}
