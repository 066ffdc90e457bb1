// For tests: a page of anna's with a chat that is driven, and what its watchers are told.
import { afterEach, beforeEach, vi } from 'vitest';
import type { ChatView } from './chat-page.client';
import { type FakeKustomer, fakeKustomer } from './test-kustomer.client';
import type { ChatOrder } from './widget.client';

export const started = 'start {"hideChatIcon":true,"lang":"nl"}';

/** A new one for every test. Time stands still. */
export function fakeChat() {
  const chat = {
    kustomer: {} as FakeKustomer,
    order: {} as ChatOrder,
    views: [] as ChatView[],
    /** Evaluated anew, as hot reloading does; what it began is kept with the window. */
    async freshDriver() {
      vi.resetModules();
      const driver = await import('./widget.client');
      const { watchChat } = await import('./chat-page.client');
      watchChat((view) => void chat.views.push(view));
      return { ...driver, ...(await import('./chat-leave.client')) };
    },
    steps: () => [...new Set(chat.views.map(({ step }) => step))],
    ended: () => chat.views.at(-1),
    proofs: () => vi.mocked(chat.order.pullProof).mock.calls.length,
    isMarked: async () => (await cookieStore.get('foyer-chat')) !== null,
  };
  beforeEach(() => {
    vi.useFakeTimers();
    vi.spyOn(console, 'warn').mockReturnValue();
    chat.kustomer = fakeKustomer();
    chat.views = [];
    chat.order = orderOfAnna();
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });
  return chat;
}

function orderOfAnna(): ChatOrder {
  let made = 0;
  return {
    scriptUrl: 'https://cdn.example/widget.js',
    apiKey: 'public-key',
    brandId: null,
    language: 'nl',
    externalId: 'anna',
    adoptsGuestChat: false,
    isSessionOver: async () => false,
    pullProof: vi.fn(async () => ({ token: `anna ${++made}`, externalId: 'anna' })),
  };
}
