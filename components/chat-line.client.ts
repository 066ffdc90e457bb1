import { keepOpen } from '@/components/chat-open.client';
import { watchPresence } from '@/components/chat-presence.client';
import { pullProof } from '@/components/chat-proof.client';
import type { ShownChat } from '@/components/chat-state.client';
import { leavePage } from '@/components/session-farewell.client';
import {
  type ChatView,
  closeChat,
  leaveChat,
  openChat,
  watchChat,
} from '@/lib/vendors/kustomer/widget.client';

export interface Line {
  open(): void;
  close(): void;
  /** The customer leaves, and is forgotten. */
  leave(): Promise<void>;
  /** This component leaves, and the chat goes on. */
  hangUp(): void;
}

/** All that a chat needs beyond its button: fetched when it is used, and not before. */
export function pickUp(chat: ShownChat, onView: (view: ChatView) => void): Line {
  let stopPresence: (() => void) | undefined;
  const hangUp = watchChat((view) => {
    onView(view);
    if (view.step === 'identified') stopPresence ??= watchPresence(chat.expiresAt, leavePage);
    else stopPresence = void stopPresence?.();
    if (view.step === 'identified' || view.step === 'failed') keepOpen(chat.externalId, view.isOpen);
    if (view.failure === 'session_over') leavePage();
  });
  return {
    open: () => void openChat({ ...chat, pullProof }),
    close: closeChat,
    leave: () => {
      keepOpen(chat.externalId, false);
      return leaveChat();
    },
    hangUp: () => {
      stopPresence?.();
      hangUp();
    },
  };
}
