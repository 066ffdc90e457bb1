'use client';

import { ChatCleaner } from '@/components/chat-cleaner.client';
import { ChatLauncher } from '@/components/chat-launcher.client';
import type { ShownChat } from '@/components/chat-state.client';
import type { StartOrder } from '@/lib/vendors/kustomer/widget-start.client';

export type ChatLabel =
  | 'open'
  | 'opening'
  | 'again'
  | 'unread'
  | 'blocked'
  | 'failed'
  | 'unavailable'
  | 'contact';

export type ChatProps =
  | {
      customer: ShownChat;
      /** Where else to turn to: https: or mailto:. */
      contactHref: string | null;
      /** `unread` with `{count}` where the number goes. */
      labels: Record<ChatLabel, string>;
    }
  | { customer: null; start: StartOrder };

/** A customer's way to talk to us. To a guest it shows nothing, and makes the chat forget whoever was here before. */
export function Chat(props: ChatProps) {
  return props.customer ? <ChatLauncher {...props} /> : <ChatCleaner order={props.start} />;
}
