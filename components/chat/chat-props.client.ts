import type { ChatOrder } from '@/lib/vendors/kustomer/widget.client';
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

/** What our server says about the chat of the customer that the page is drawn for. */
export interface ShownChat extends Omit<ChatOrder, 'pullProof' | 'isSessionOver'> {
  /** When their session ends, ISO 8601. */
  expiresAt: string;
}

export type ChatProps =
  | {
      customer: ShownChat;
      /** Where else to turn to: https: or mailto:. */
      contactHref: string | null;
      /** `unread` with `{count}` where the number goes. */
      labels: Record<ChatLabel, string>;
    }
  | { customer: null; start: StartOrder };
