'use client';

import { useEffect } from 'react';
import { hidePage, leavePage, showPage } from '@/components/session/on-sign-out.client';
import { sessionChannel } from '@/components/session/session-channel.client';
import { checkSession } from '@/components/session/session-check.client';

/** Takes a page off the screen once the session that it was drawn for is no longer this browser's. */
export function SessionWatch({ expiresAt }: { expiresAt: string }) {
  useEffect(() => {
    const channel = sessionChannel();
    const until = new AbortController();
    const listening = { signal: until.signal };

    async function onMessage() {
      if ((await checkSession(expiresAt)) === 'over') leavePage();
    }

    // A copy that the browser keeps for its history is kept hidden, and shown only to whom it was drawn for. Where
    // we cannot tell, the server decides.
    async function onPageShow({ persisted }: PageTransitionEvent) {
      if (!persisted) return;
      hidePage();
      if ((await checkSession(expiresAt)) === 'same') showPage();
      else leavePage();
    }

    channel?.addEventListener('message', onMessage, listening);
    addEventListener('pagehide', hidePage, listening);
    addEventListener('pageshow', onPageShow, listening);
    return () => until.abort();
  }, [expiresAt]);

  return null;
}
