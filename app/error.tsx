'use client';

import { Button } from '@/components/button';
import { ButtonLink } from '@/components/button-link';
import { LostPage } from '@/components/lost-page';
import { useProblemWords } from '@/components/problem-words.client';
import { paths } from '@/lib/paths';

// The server has already logged what happened; all that reaches the browser is the code of a refusal.
export default function ErrorPage({ error, retry }: { error: { digest?: string }; retry: () => void }) {
  const words = useProblemWords();
  if (!words) return null;
  const isUnavailable = error.digest === 'session_unavailable';
  return (
    <LostPage
      title={isUnavailable ? words.unavailableTitle : words.title}
      sentence={isUnavailable ? words.unavailable : words.sentence}
    >
      <Button onClick={() => retry()}>{words.retry}</Button>
      <ButtonLink href={paths.home} look="secondary">
        {words.home}
      </ButtonLink>
    </LostPage>
  );
}
