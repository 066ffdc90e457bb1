import { keepOpen } from '@/components/chat/chat-open.client';
import { watchPresence } from '@/components/chat/chat-presence.client';
import type { ShownChat } from '@/components/chat/chat-props.client';
import { leavePage, onSignOut } from '@/components/session/on-sign-out.client';
import { leaveChat } from '@/lib/vendors/kustomer/chat-leave.client';
import { type ChatView, watchChat, whoChats } from '@/lib/vendors/kustomer/chat-page.client';
import type { StartOrder } from '@/lib/vendors/kustomer/widget-start.client';

/** For whom the page was drawn last. It may be drawn anew without its button, and the chat goes on. */
let shown: ShownChat;
let stopWatching: (() => void) | undefined;
let stopPresence: (() => void) | undefined;

/**
 * Sees to it that nobody else's chat is on the page of this customer, and that theirs ends with their session: from its first
 * use to the end of the document, whatever React has mounted.
 */
export function guardChat(chat: ShownChat): void {
  shown = chat;
  if (stopWatching) stopWatching();
  else onSignOut(() => leaveForGood(shown.externalId, shown));
  const chatting = whoChats() ?? chat.externalId;
  if (chatting !== chat.externalId) void leaveForGood(chatting);
  stopWatching = watchChat(guard);
}

function guard({ step, failure, externalId, isOpen }: ChatView): void {
  if (step === 'identified') stopPresence ??= watchPresence(() => shown.expiresAt, leavePage);
  else stopPresence = void stopPresence?.();
  if (externalId !== shown.externalId) return;
  if (step === 'identified' || step === 'failed') keepOpen(externalId, isOpen);
  if (failure === 'session_over') void leavePage();
}

function leaveForGood(externalId: string, order?: StartOrder): Promise<void> {
  keepOpen(externalId, false);
  return leaveChat(externalId, order);
}
