'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import {
  hidePage,
  leavePage,
  loadPageAgain,
  showPage,
} from '@/components/session/on-sign-out.client';
import { sessionChannel } from '@/components/session/session-channel.client';
import { checkSession, type ShownSession } from '@/components/session/session-check.client';
import { isPageOfOurs } from '@/lib/paths';

/** Loads the document again when the session has changed: Next and browsers both keep pages for Back. */
export function SessionWatch({ shown }: { shown: ShownSession }) {
  const path = usePathname();
  const shownPath = useRef(path);

  useEffect(() => {
    if (path === shownPath.current) return;
    shownPath.current = path;
    if (isPageOfOurs(path)) void leaveIfOver(shown);
    else location.reload(); // Cleeng's widgets work once per document.
  }, [path, shown]);

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    // A guest may be typing, so their page stays until they navigate.
    const isCustomers = shown.state === 'signed-in';

    async function onReturn() {
      if (!isCustomers) return leaveIfOver(shown);
      hidePage();
      const session = await checkSession(shown);
      if (session === 'same') showPage();
      else if (session === 'over') await leavePage();
      else loadPageAgain(); // The server decides.
    }

    addEventListener('pageshow', ({ persisted }) => persisted && onReturn(), { signal });
    // Also fired for a jump within the page.
    addEventListener('popstate', () => location.pathname !== shownPath.current && onReturn(), {
      signal,
    });
    if (isCustomers) {
      sessionChannel()?.addEventListener('message', () => leaveIfOver(shown), { signal });
      addEventListener('pagehide', hidePage, { signal }); // Hides the copy that the browser keeps.
    }
    return () => listening.abort();
  }, [shown]);

  return null;
}

async function leaveIfOver(shown: ShownSession): Promise<void> {
  if ((await checkSession(shown)) === 'over') await leavePage();
}
