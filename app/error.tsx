'use client';

import { Button } from '@/components/layout/button';
import { ButtonLink } from '@/components/layout/button-link';
import { LostPage } from '@/components/layout/lost-page';
import { useProblemTexts } from '@/components/layout/problem-texts.client';
import { home } from '@/lib/paths';

// The server has already logged the error; its details are not shown.
export default function ErrorPage({ retry }: { retry: () => void }) {
  const texts = useProblemTexts();
  if (!texts) return null;
  return (
    <LostPage title={texts.title} sentence={texts.sentence}>
      <Button onClick={() => retry()}>{texts.retry}</Button>
      <ButtonLink href={home} look="secondary">
        {texts.home}
      </ButtonLink>
    </LostPage>
  );
}
