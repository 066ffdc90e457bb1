'use client';

import { Button } from '@/components/layout/button';
import { ButtonLink } from '@/components/layout/button-link';
import { LostPage } from '@/components/layout/lost-page';
import { useProblemWords } from '@/components/layout/problem-words.client';
import { home } from '@/lib/paths';

// The server has already logged what happened; nothing of it is shown.
export default function ErrorPage({ retry }: { retry: () => void }) {
  const words = useProblemWords();
  if (!words) return null;
  return (
    <LostPage title={words.title} sentence={words.sentence}>
      <Button onClick={() => retry()}>{words.retry}</Button>
      <ButtonLink href={home} look="secondary">
        {words.home}
      </ButtonLink>
    </LostPage>
  );
}
