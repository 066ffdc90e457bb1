import { guardChat } from '@/components/chat/chat-guard.client';
import { pullProof } from '@/components/chat/chat-proof.client';
import type { ShownChat } from '@/components/chat/chat-props.client';
import { checkSession } from '@/components/session/session-check.client';
import { type ChatView, watchChat } from '@/lib/vendors/kustomer/chat-page.client';
import { closeChat, openChat } from '@/lib/vendors/kustomer/widget.client';

export interface Line {
  open(): void;
  close(): void;
  /** This component leaves, and the chat goes on. */
  hangUp(): void;
}

/** All that a chat needs beyond its button: fetched when it is used, and not before. */
export function pickUp(chat: ShownChat, onView: (view: ChatView) => void): Line {
  guardChat(chat);
  const isSessionOver = async () => (await checkSession(chat.expiresAt)) === 'over';
  return {
    open: () => void openChat({ ...chat, isSessionOver, pullProof }),
    close: closeChat,
    // A component that picks up twice hands us one and the same function, and each line is to be hung up alone.
    hangUp: watchChat((view) => onView(view)),
  };
}
