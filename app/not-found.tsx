import type { Metadata } from 'next';
import { ButtonLink } from '@/components/button-link';
import { LostPage } from '@/components/lost-page';
import { paths } from '@/lib/paths';
import { words } from '@/lib/words';

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
