import type { Metadata } from 'next';
import { ButtonLink } from '@/components/button-link';
import { LostPage } from '@/components/lost-page';
import { paths } from '@/lib/paths';
import { words } from '@/lib/words';

const say = words('problem');

export const metadata: Metadata = { title: say('notFoundTab') };

export default function NotFound() {
  return (
    <LostPage title={say('notFoundTitle')} sentence={say('notFound')}>
      <ButtonLink href={paths.home}>{say('home')}</ButtonLink>
    </LostPage>
  );
}
