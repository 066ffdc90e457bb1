import type { ShownChat } from '@/components/chat/chat-props.client';
import { isMarkOf } from '@/lib/vendors/kustomer/chat-mark.client';
import { whoChats } from '@/lib/vendors/kustomer/chat-page.client';

const longestWait = 3_000;

/**
 * Logs out of a chat that was used on an earlier page. One that runs on this page is its guard's to end. What it takes is
 * fetched now, and whoever leaves does not wait for it without end.
 */
export async function leaveEarlierChat(chat: ShownChat): Promise<void> {
  if (whoChats() || !(await isMarkOf(chat.externalId))) return;
  const left = import('@/lib/vendors/kustomer/chat-leave.client').then(({ leaveChat }) =>
    leaveChat(chat.externalId, chat),
  );
  await Promise.race([left, new Promise((resolve) => setTimeout(resolve, longestWait))]);
}
