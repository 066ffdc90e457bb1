import { useCallback, useEffect, useRef, useState } from 'react';
import { leaveEarlierChat } from '@/components/chat/chat-farewell.client';
import type { Line } from '@/components/chat/chat-line.client';
import { keepOpen, wasOpen } from '@/components/chat/chat-open.client';
import type { ShownChat } from '@/components/chat/chat-props.client';
import { onSignOut } from '@/components/session/on-sign-out.client';
import { idleChat, isChatUsed } from '@/lib/vendors/kustomer/chat-page.client';

/** `withLine` has said so already. */
const notThere = () => undefined;

/** Follows the chat. Until it is used there is nothing to follow, and nothing is fetched. */
export function useChat(chat: ShownChat) {
  const [view, setView] = useState(idleChat);
  const line = useRef<Promise<Line>>(undefined);
  const isUsed = useRef(false);
  /** What was asked for may be given up before our own code for it has come. */
  const isWanted = useRef(false);

  const withLine = useCallback(
    async (tell: (line: Line) => void) => {
      isUsed.current = true;
      line.current ??= import('@/components/chat/chat-line.client').then(({ pickUp }) =>
        pickUp(chat, setView),
      );
      try {
        tell(await line.current);
      } catch {
        line.current = undefined; // The rest of our own code did not come: perhaps the next click finds it.
        setView({ ...idleChat, step: 'failed', failure: 'unavailable' });
      }
    },
    [chat],
  );

  const open = useCallback(() => {
    isWanted.current = true;
    return withLine((line) => isWanted.current && line.open());
  }, [withLine]);

  useEffect(() => {
    if (wasOpen(chat.externalId)) open();
    // It runs already, or is about to, and is only drawn anew: somebody has to go on watching it.
    else if (isUsed.current || isChatUsed()) withLine(() => {});
    const stay = onSignOut(async () => {
      isWanted.current = false;
      keepOpen(chat.externalId, false);
      await leaveEarlierChat(chat);
    });
    return () => {
      stay();
      line.current?.catch(notThere).then((line) => line?.hangUp());
      line.current = undefined;
    };
  }, [chat, withLine, open]);

  return { view, open, close: () => withLine((line) => line.close()) };
}
