import type { ChatFailure } from '@/lib/vendors/kustomer/chat-failure.client';

export type ChatState =
  | { name: 'idle' }
  | { name: 'connecting' }
  | { name: 'open' }
  /** Logged in and out of sight. */
  | { name: 'closed'; unread: number }
  /** Logged out and stopped. */
  | { name: 'failed'; failure: ChatFailure };

export type ChatEvent =
  | { type: 'requested' }
  /** Kustomer remembers the customer from an earlier document. */
  | { type: 'resumed'; unread: number }
  | { type: 'opened' }
  | { type: 'closed'; unread: number }
  | { type: 'counted'; unread: number }
  | { type: 'failed'; failure: ChatFailure }
  | { type: 'left' };

export const idleChat: ChatState = { name: 'idle' };

/** Ignores late events of a chat that failed or was left. Kustomer may report an opening that fails afterwards. */
export function reduceChat(state: ChatState, event: ChatEvent): ChatState {
  switch (event.type) {
    case 'requested':
      return state.name === 'open' ? state : { name: 'connecting' };
    case 'resumed':
      return state.name === 'idle' ? { name: 'closed', unread: event.unread } : state;
    case 'opened':
      return state.name === 'connecting' || state.name === 'closed' ? { name: 'open' } : state;
    case 'closed':
      return state.name === 'open' ? { name: 'closed', unread: event.unread } : state;
    case 'counted':
      return state.name === 'closed' ? { name: 'closed', unread: event.unread } : state;
    case 'failed':
      if (state.name === 'idle' || state.name === 'failed') return state;
      return { name: 'failed', failure: event.failure };
    case 'left':
      return idleChat;
  }
}
