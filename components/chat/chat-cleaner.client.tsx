import { useEffect } from 'react';
import { routes } from '@/lib/paths';
import type { StartOrder } from '@/lib/vendors/kustomer/widget-start.client';

const longestWait = 5_000;

/**
 * On the page of a guest, in a browser where somebody has chatted and was not seen off: their session ran out, was ended from
 * elsewhere, or Kustomer did not answer when they left.
 */
export function ChatCleaner({ order }: { order: StartOrder }) {
  useEffect(() => {
    // The mark stays, and so the next page tries again.
    forget(order).catch((error) => console.warn('The chat could not be asked to forget:', error));
  }, [order]);
  return null;
}

async function forget(order: StartOrder): Promise<void> {
  const { forgetChat } = await import('@/lib/vendors/kustomer/chat-leave.client');
  await forgetChat(order, isStillGuest);
}

/** Where we cannot tell, somebody may have signed in meanwhile, whose conversation this would end. */
async function isStillGuest(): Promise<boolean> {
  try {
    const answer = await fetch(routes.session, { signal: AbortSignal.timeout(longestWait) });
    return (await answer.json()).state === 'guest';
  } catch (error) {
    console.warn('Nobody could say who is signed in, so the chat forgets nobody:', error);
    return false;
  }
}
