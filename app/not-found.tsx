import type { Metadata } from 'next';
import { ButtonLink } from '@/components/layout/button-link';
import { LostPage } from '@/components/layout/lost-page';
import { words } from '@/lib/i18n/translations';
import { paths } from '@/lib/paths';

export async function generateMetadata(): Promise<Metadata> {
  const say = await words('problem');
  return { title: say('notFoundTab') };
}

export default async function NotFound() {
  const say = await words('problem');
  return (
    <LostPage title={say('notFoundTitle')} sentence={say('notFound')}>
      <ButtonLink href={paths.home}>{say('home')}</ButtonLink>
    </LostPage>
  );
}
