'use client';

import { useEffect, useState } from 'react';
import texts from '@/messages/global-error.json';

/** As a browser resolves it. */
const thisPage = '';

type Language = keyof typeof texts;
type Look = typeof import('@/app/_shell/global-error-look.client').GlobalErrorLook;

/**
 * Replaces the root layout when that fails, so language and messages cannot come from the server.
 * Every page ships it: only the shortest texts are in it, the others and its look are loaded when it is shown.
 */
export default function GlobalError() {
  const [language] = useState(readerLanguage);
  const [Look, setLook] = useState<Look | null>();
  useEffect(() => {
    import('@/app/_shell/global-error-look.client').then(
      ({ GlobalErrorLook }) => setLook(() => GlobalErrorLook),
      () => setLook(null),
    );
  }, []);
  const { title, again } = texts[language];
  if (Look) return <Look language={language} {...texts[language]} />;
  return (
    <html lang={language}>
      <body>
        {Look === null && (
          <>
            <h1>{title}</h1>
            <a href={thisPage}>{again}</a>
          </>
        )}
      </body>
    </html>
  );
}

/** From the failed page, or else the browser's first language that we have. */
function readerLanguage(): Language {
  if (typeof document === 'undefined') return 'en';
  const wanted = [document.documentElement.lang, ...navigator.languages];
  const codes = wanted.map((tag) => tag.slice(0, 2).toLowerCase());
  return codes.find((code): code is Language => code in texts) ?? 'en';
}
