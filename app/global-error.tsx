'use client';

import { type ComponentType, useEffect, useState } from 'react';

/** Replaces the root layout when that fails. Every page ships it, so what it shows is loaded only then. */
export default function GlobalError() {
  const [language] = useState(() => globalThis.document?.documentElement.lang);
  const [Page, setPage] = useState<ComponentType | null>();
  useEffect(() => {
    import('@/app/_shell/global-error-page.client').then(
      ({ GlobalErrorPage }) => setPage(() => GlobalErrorPage),
      () => setPage(null),
    );
  }, []);
  if (Page) return <Page />;
  return (
    <html lang={language}>
      <body>{Page === null && <p lang="en">Something went wrong. Load this page again.</p>}</body>
    </html>
  );
}
