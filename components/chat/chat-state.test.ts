import { expect, it } from 'vitest';
import { type ChatEvent, type ChatState, idleChat, reduceChat } from './chat-state.client';

const closed = { name: 'closed', unread: 2 } as const;
const failed = { name: 'failed', failure: 'silent' } as const;
const states: ChatState[] = [idleChat, { name: 'connecting' }, { name: 'open' }, closed, failed];

it.each<[ChatEvent, string[]]>([
  [{ type: 'requested' }, ['connecting', 'connecting', 'open', 'connecting', 'connecting']],
  [{ type: 'resumed', unread: 1 }, ['closed', 'connecting', 'open', 'closed', 'failed']],
  [{ type: 'opened' }, ['idle', 'open', 'open', 'open', 'failed']],
  [{ type: 'closed', unread: 1 }, ['idle', 'connecting', 'closed', 'closed', 'failed']],
  [{ type: 'counted', unread: 1 }, ['idle', 'connecting', 'open', 'closed', 'failed']],
  [{ type: 'failed', failure: 'refused' }, ['idle', 'failed', 'failed', 'failed', 'failed']],
  [{ type: 'left' }, ['idle', 'idle', 'idle', 'idle', 'idle']],
])('%j leads from idle, connecting, open, closed and failed to %j', (event, names) => {
  expect(states.map((state) => reduceChat(state, event).name)).toEqual(names);
});

it('counts only what arrives while the conversation is closed', () => {
  expect(reduceChat(closed, { type: 'counted', unread: 5 })).toEqual({ name: 'closed', unread: 5 });
  expect(reduceChat(closed, { type: 'resumed', unread: 5 })).toEqual(closed);
});

it('keeps the first failure', () => {
  expect(reduceChat(failed, { type: 'failed', failure: 'refused' })).toEqual(failed);
});
