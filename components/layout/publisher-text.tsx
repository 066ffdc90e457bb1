import type { ReactNode } from 'react';
import { contentLang } from '@/lib/i18n/content-language';

/** A text of the publisher's, which Cleeng has in one language only. */
export async function PublisherText({ children }: { children: ReactNode }) {
  return (
    <span lang={await contentLang()} dir="auto">
      {children}
    </span>
  );
}

/** For `t.rich`. */
export function publisherText(text: ReactNode): ReactNode {
  return <PublisherText>{text}</PublisherText>;
}
