import { useCallback, useEffect, useRef, useState } from 'react';
import type { Line } from '@/components/chat-line.client';
import { wasOpen } from '@/components/chat-open.client';
import { beforeLeaving } from '@/components/session-farewell.client';
import type { ChatOrder, ChatView } from '@/lib/vendors/kustomer/widget.client';

/** What our server says about the chat of the customer that the page is drawn for. */
export interface ShownChat extends Omit<ChatOrder, 'pullProof'> {
  /** When their session ends, ISO 8601. */
  expiresAt: string;
}

/** `withLine` has said so already. */
const notThere = () => undefined;

const idle: ChatView = { step: 'idle', isOpen: false, unread: 0 };

/** Follows the chat. Until it is used there is nothing to follow, and nothing is fetched. */
export function useChat(chat: ShownChat) {
  const [view, setView] = useState(idle);
  const line = useRef<Promise<Line>>(undefined);
  const isUsed = useRef(false);

  const withLine = useCallback(
    async (tell: (line: Line) => void) => {
      isUsed.current = true;
      line.current ??= import('@/components/chat-line.client').then(({ pickUp }) => pickUp(chat, setView));
      try {
        tell(await line.current);
      } catch {
        line.current = undefined; // The rest of our own code did not come: perhaps the next click finds it.
        setView({ ...idle, step: 'failed', failure: 'unavailable' });
      }
    },
    [chat],
  );

  useEffect(() => {
    if (wasOpen(chat.externalId)) withLine((line) => line.open());
    // It runs already, or is about to, and is only drawn anew: somebody has to go on watching it.
    else if (isUsed.current || 'foyerChat' in globalThis) withLine(() => {});
    const stay = beforeLeaving(async () => (await line.current?.catch(notThere))?.leave());
    return () => {
      stay();
      line.current?.catch(notThere).then((line) => line?.hangUp());
      line.current = undefined;
    };
  }, [chat, withLine]);

  return { view, open: () => withLine((line) => line.open()), close: () => withLine((line) => line.close()) };
}
