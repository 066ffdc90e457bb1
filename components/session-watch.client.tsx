'use client';

import { useEffect } from 'react';
import { sessionChannel } from '@/components/session-channel.client';
import { checkSession } from '@/components/session-check.client';

/** Takes a page off the screen once the session that it was drawn for is no longer this browser's. */
export function SessionWatch({ expiresAt }: { expiresAt: string }) {
  useEffect(() => {
    const channel = sessionChannel();
    const until = new AbortController();
    const listening = { signal: until.signal };

    async function onMessage() {
      if ((await checkSession(expiresAt)) === 'over') loadAnew();
    }

    // A copy that the browser keeps for its history is kept hidden, and shown only to whom it was drawn for. Where
    // we cannot tell, the server decides.
    async function onPageShow({ persisted }: PageTransitionEvent) {
      if (!persisted) return;
      hide();
      if ((await checkSession(expiresAt)) === 'same') show();
      else loadAnew();
    }

    channel?.addEventListener('message', onMessage, listening);
    addEventListener('pagehide', hide, listening);
    addEventListener('pageshow', onPageShow, listening);
    return () => until.abort();
  }, [expiresAt]);

  return null;
}

function hide() {
  document.documentElement.style.visibility = 'hidden';
}

function show() {
  document.documentElement.style.visibility = '';
}

/** Without the fragment, which would make it a jump within the page; and never by sending a form again. */
function loadAnew() {
  location.replace(location.pathname + location.search);
}
