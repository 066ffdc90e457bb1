'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { hidePage, leavePage, showPage } from '@/components/session/on-sign-out.client';
import { sessionChannel } from '@/components/session/session-channel.client';
import { checkSession, type ShownSession } from '@/components/session/session-check.client';
import { isPageOfOurs } from '@/lib/paths';

/**
 * Loads the document again once the session that it was rendered for is no longer this browser's:
 * Next keeps the layout across navigations, and pages for Back; browsers keep whole documents.
 */
export function SessionWatch({ shown }: { shown: ShownSession }) {
  const path = usePathname();
  const shownPath = useRef(path);

  useEffect(() => {
    if (path === shownPath.current) return;
    shownPath.current = path;
    if (isPageOfOurs(path)) void leaveIfOver(shown);
    else location.reload(); // Back to Cleeng's widgets, which fill a document once.
  }, [path, shown]);

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    // A guest may be typing: their page is left as it is until they navigate.
    const isCustomers = shown.state === 'signed-in';

    async function onReturn() {
      if (!isCustomers) return leaveIfOver(shown);
      hidePage();
      if ((await checkSession(shown)) === 'same') showPage();
      else leavePage(); // Without an answer the server decides.
    }

    addEventListener('pageshow', ({ persisted }) => persisted && onReturn(), { signal });
    // Also fired for a jump within the page.
    addEventListener('popstate', () => location.pathname !== shownPath.current && onReturn(), {
      signal,
    });
    if (isCustomers) {
      sessionChannel()?.addEventListener('message', () => leaveIfOver(shown), { signal });
      addEventListener('pagehide', hidePage, { signal }); // The copy that the browser keeps is hidden.
    }
    return () => listening.abort();
  }, [shown]);

  return null;
}

async function leaveIfOver(shown: ShownSession): Promise<void> {
  if ((await checkSession(shown)) === 'over') await leavePage();
}
