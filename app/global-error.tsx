'use client';

import './globals.css';
import { fonts } from '@/components/brand/fonts';
import { Button } from '@/components/layout/button';
import { LostPage } from '@/components/layout/lost-page';
import texts from '@/messages/global-error.json';

/** Replaces the root layout when that fails, so language and messages cannot come from the server. */
export default function GlobalError({ retry }: { retry: () => void }) {
  const language = browserLanguage();
  const { title, sentence, again } = texts[language];
  return (
    <html lang={language} className={fonts}>
      <body className="flex min-h-dvh flex-col">
        <title>{title}</title>
        <LostPage title={title} sentence={sentence}>
          <Button onClick={() => retry()}>{again}</Button>
        </LostPage>
      </body>
    </html>
  );
}

type Language = keyof typeof texts;

/** From the failed page, or else the browser's first language that we have. */
function browserLanguage(): Language {
  if (typeof document === 'undefined') return 'en';
  const wanted = [document.documentElement.lang, ...navigator.languages];
  const codes = wanted.map((tag) => tag.slice(0, 2).toLowerCase());
  return codes.find((code): code is Language => code in texts) ?? 'en';
}
