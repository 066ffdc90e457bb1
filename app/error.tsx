'use client';

import { Button } from '@/components/button';
import { ButtonLink } from '@/components/button-link';
import { LostPage } from '@/components/lost-page';

// The server has already logged what happened; nothing of it is shown or said here.
export default function ErrorPage({ retry }: { error: unknown; retry: () => void }) {
  return (
    <LostPage
      title="The film broke"
      sentence="Something went wrong on our side. Try again; if it keeps breaking, come back in a while."
    >
      <Button onClick={() => retry()}>Try again</Button>
      <ButtonLink href="/" look="secondary">
        Back to the foyer
      </ButtonLink>
    </LostPage>
  );
}
