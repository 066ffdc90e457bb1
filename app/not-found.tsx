import type { Metadata } from 'next';
import { ButtonLink } from '@/components/button-link';
import { LostPage } from '@/components/lost-page';

export const metadata: Metadata = { title: 'Page not found' };

export default function NotFound() {
  return (
    <LostPage
      title="No such screen"
      sentence="This page is not on the programme. It may have moved, or the address may be mistyped."
    >
      <ButtonLink href="/">Back to the foyer</ButtonLink>
    </LostPage>
  );
}
