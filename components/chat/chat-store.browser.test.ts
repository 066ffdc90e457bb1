import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import {
  arrive,
  type FakeKustomer,
  fakeKustomer,
} from '@/lib/vendors/kustomer/test-kustomer.client';
import type { Kustomer, start } from '@/lib/vendors/kustomer/widget-api.client';
import type { ChatCustomer } from './chat-store.client';

const started = 'start {"hideChatIcon":true,"lang":"nl"}';
const expiresAt = '2031-05-01T12:00:00.000Z';
const anna: ChatCustomer = {
  scriptUrl: 'https://cdn.example/widget.js',
  apiKey: 'public-key',
  brandId: null,
  language: 'nl',
  externalId: 'anna',
  adoptsGuestChat: false,
  expiresAt,
};

let kustomer: FakeKustomer;
let states: string[];
let session: { state: string; expiresAt?: string };
let tokens: number;
let tokenResponse: () => Response;

async function newDocument(customer: ChatCustomer | null = anna) {
  vi.resetModules();
  const store = await import('./chat-store.client');
  const { runOnSignOut } = await import('@/components/session/on-sign-out.client');
  store.subscribeToChat(() => states.push(store.chatState().name));
  if (customer) store.enterChat(customer);
  return { ...store, leave: runOnSignOut };
}

const isCookieSet = async () => (await cookieStore.get('foyer-chat')) !== null;
const setCookie = (externalId: string) => cookieStore.set('foyer-chat', externalId);
const asked = (beginning: string) => kustomer.asked.filter((call) => call.startsWith(beginning));

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(location, 'replace').mockReturnValue();
  sessionStorage.clear();
  kustomer = fakeKustomer();
  states = [];
  session = { state: 'signed-in', expiresAt };
  tokens = 0;
  tokenResponse = () => Response.json({ token: `anna ${tokens}`, externalId: 'anna' });
  vi.stubGlobal('fetch', async (address: string) => {
    if (address === '/api/session') return Response.json(session);
    tokens += 1;
    return tokenResponse();
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('opening', () => {
  it('logs the customer in first', async () => {
    const chat = await newDocument();
    await chat.openChat();
    expect(states).toEqual(['connecting', 'open']);
    expect(kustomer.asked).toEqual([started, 'isLoggedIn anna', 'logout', 'login anna 1', 'open']);
    expect(kustomer.scripts.map(({ src, dataset }) => [src, dataset.kustomerApiKey])).toEqual([
      ['https://cdn.example/widget.js', 'public-key'],
    ]);
    expect(await cookieStore.get('foyer-chat')).toMatchObject({ value: 'anna' });
  });

  it("gives the script the document's nonce", async () => {
    const ours = document.createElement('script');
    ours.setAttribute('nonce', '');
    ours.nonce = 'of this document'; // Browsers hide it from the attribute, not from scripts.
    document.body.append(ours);
    await (await newDocument()).openChat();
    ours.remove();
    expect(kustomer.scripts[0]?.nonce).toBe('of this document');
  });

  it('passes the brand on', async () => {
    await (await newDocument({ ...anna, brandId: 'cinema' })).openChat();
    expect(kustomer.asked[0]).toBe('start {"hideChatIcon":true,"lang":"nl","brandId":"cinema"}');
  });

  it('uses a script that is there already, whose event is over', async () => {
    const chat = await newDocument();
    arrive(kustomer);
    await chat.openChat();
    expect([kustomer.scripts, chat.chatState().name]).toEqual([[], 'open']);
  });

  it('asks once, however often it is called', async () => {
    const chat = await newDocument();
    await Promise.all([chat.openChat(), chat.openChat()]);
    await chat.openChat();
    expect([asked('start').length, asked('open').length, tokens]).toEqual([1, 1, 1]);
  });

  it('again, once closed, asks who is logged in and whether the session goes on', async () => {
    const chat = await newDocument();
    await chat.openChat();
    kustomer.send('onClose');
    kustomer.asked = [];
    await chat.openChat();
    expect([kustomer.asked, tokens]).toEqual([['isLoggedIn anna', 'open'], 1]);
    kustomer.send('onClose');
    session = { state: 'guest' };
    await chat.openChat();
    await vi.waitFor(() => expect(location.replace).toHaveBeenCalled());
    expect(kustomer.asked.slice(-2)).toEqual(['logout', 'stop']);
  });

  it('again, where another tab has logged them out unheard, logs in again', async () => {
    const chat = await newDocument();
    await chat.openChat();
    kustomer.send('onClose');
    kustomer.loggedIn = null;
    kustomer.asked = [];
    await chat.openChat();
    expect(kustomer.asked).toEqual(['isLoggedIn anna', 'logout', 'login anna 2', 'open']);
  });

  it('without a token where Kustomer remembers the customer', async () => {
    kustomer.loggedIn = 'anna';
    await (await newDocument()).openChat();
    expect([kustomer.asked, tokens]).toEqual([[started, 'isLoggedIn anna', 'open'], 0]);
  });

  it('is left at once by a logout in another tab', async () => {
    const chat = await newDocument();
    await chat.openChat();
    kustomer.loggedIn = null;
    kustomer.send('onLogout');
    await vi.waitFor(() => expect(kustomer.asked.slice(-2)).toEqual(['logout', 'stop']));
    expect(chat.chatState().name).toBe('idle');
  });
});

describe('a customer who used the chat on an earlier page', () => {
  beforeEach(async () => {
    kustomer.loggedIn = 'anna';
    kustomer.unread = 3;
    await setCookie('anna');
  });

  it('sees unread messages, without a login', async () => {
    const chat = await newDocument();
    await vi.waitFor(() => expect(chat.chatState()).toEqual({ name: 'closed', unread: 3 }));
    kustomer.unread = 4;
    kustomer.send('onUnread');
    expect(chat.chatState()).toEqual({ name: 'closed', unread: 4 });
    expect([kustomer.asked, tokens]).toEqual([[started, 'isLoggedIn anna'], 0]);
  });

  it.each<[string, Partial<FakeKustomer>]>([
    ['remembers no customer', { loggedIn: null }],
    ['is blocked', { script: 'blocked' }],
    ['does not start', { start: 'never' }],
  ])('sees nothing where Kustomer %s', async (_, change) => {
    Object.assign(kustomer, change);
    const chat = await newDocument();
    await vi.advanceTimersByTimeAsync(30_000);
    expect([chat.chatState().name, tokens]).toEqual(['idle', 0]);
  });

  it('can open it meanwhile: it starts once', async () => {
    kustomer.start = 'late';
    const chat = await newDocument();
    await vi.advanceTimersByTimeAsync(1);
    const opening = chat.openChat();
    await vi.advanceTimersByTimeAsync(1);
    kustomer.comeLate();
    await opening;
    expect(kustomer.asked).toEqual([started, 'isLoggedIn anna', 'open']);
  });
});

describe('what was left in this browser', () => {
  it('by another customer is logged out before the login', async () => {
    kustomer.loggedIn = 'ben';
    await setCookie('ben');
    await (await newDocument()).openChat();
    expect(kustomer.asked.slice(-3)).toEqual(['logout', 'login anna 1', 'open']);
    expect(await cookieStore.get('foyer-chat')).toMatchObject({ value: 'anna' });
  });

  it.each(['never', new Error('down')] as const)(
    'keeps the customer out where it is not logged out: %s',
    async (logout) => {
      kustomer.logout = () => logout;
      const chat = await newDocument();
      const opening = chat.openChat();
      await vi.advanceTimersByTimeAsync(10_000);
      await opening;
      expect([chat.chatState().name, tokens]).toEqual(['failed', 0]);
    },
  );

  it('by a guest is adopted if configured, and by a customer never', async () => {
    const adopting = { ...anna, adoptsGuestChat: true };
    await (await newDocument(adopting)).openChat();
    expect(kustomer.asked).not.toContain('logout');
    const { asked: first } = kustomer;
    kustomer = fakeKustomer();
    sessionStorage.clear();
    await setCookie('ben');
    await (await newDocument(adopting)).openChat();
    expect([first.includes('logout'), kustomer.asked.includes('logout')]).toEqual([false, true]);
  });
});

describe('a login', () => {
  const unidentified = { identified: false };

  it.each([
    ['is refused', new Error('The token is too old')],
    ['identifies nobody, without an error', unidentified],
    ['brings nothing', undefined],
  ])('that %s is tried once more, with a fresh token', async (_, outcome) => {
    const { login } = kustomer;
    kustomer.login = (token) => (token === 'anna 1' ? outcome : login(token));
    const chat = await newDocument();
    await chat.openChat();
    expect(asked('login')).toEqual(['login anna 1', 'login anna 2']);
    expect(chat.chatState().name).toBe('open');
  });

  it('that fails twice is given up, with a logout and what Kustomer said on the console', async () => {
    kustomer.login = () => unidentified;
    const chat = await newDocument();
    await chat.openChat();
    expect([tokens, kustomer.asked.slice(-2)]).toEqual([2, ['logout', 'stop']]);
    expect(chat.chatState()).toEqual({ name: 'failed', failure: 'refused' });
    expect(console.warn).toHaveBeenCalledWith(
      'The chat failed (refused):',
      expect.objectContaining({ message: expect.stringContaining('{"identified":false}') }),
    );
  });

  it.each(['ben', undefined])('as another customer is ended at once: %s', async (externalId) => {
    kustomer.login = () => ({ identified: true, externalId });
    const chat = await newDocument();
    await chat.openChat();
    expect([tokens, kustomer.asked.slice(-2)]).toEqual([1, ['logout', 'stop']]);
    expect(kustomer.asked).not.toContain('open');
    expect(chat.chatState()).toEqual({ name: 'failed', failure: 'wrong_identity' });
  });

  it.each([
    ["another customer's session", () => Response.json({ token: 'ben 1', externalId: 'ben' })],
    ['no session', () => Response.json({ error: 'session_ended' }, { status: 401 })],
  ])('does not happen with %s: the page is loaded again', async (_, response) => {
    tokenResponse = response;
    await (await newDocument()).openChat();
    await vi.waitFor(() => expect(location.replace).toHaveBeenCalled());
    expect(asked('login')).toEqual([]);
    expect(kustomer.asked.slice(-2)).toEqual(['logout', 'stop']);
  });

  it.each([
    ['an error', () => Response.json({ error: 'session_unavailable' }, { status: 503 })],
    ['half an answer', () => new Response('{"tok')],
  ])('fails where our own server gives %s', async (_, response) => {
    tokenResponse = response;
    const chat = await newDocument();
    await chat.openChat();
    expect(chat.chatState()).toEqual({ name: 'failed', failure: 'unavailable' });
    expect(location.replace).not.toHaveBeenCalled();
  });
});

describe('Kustomer', () => {
  it('that was blocked is loaded again at the next try', async () => {
    kustomer.script = 'blocked';
    const chat = await newDocument();
    await chat.openChat();
    expect(chat.chatState()).toEqual({ name: 'failed', failure: 'blocked' });
    kustomer.script = 'loads';
    await chat.openChat();
    expect([kustomer.scripts.length, chat.chatState().name]).toEqual([2, 'open']);
  });

  it('whose script is empty is blocked', async () => {
    kustomer.script = 'empty';
    const chat = await newDocument();
    const opening = chat.openChat();
    await vi.advanceTimersByTimeAsync(2_000);
    await opening;
    expect(chat.chatState()).toEqual({ name: 'failed', failure: 'blocked' });
  });

  it.each<[string, Partial<FakeKustomer>]>([
    ['with its script', { script: 'never' }],
    ['to start', { start: 'never' }],
    ['who is logged in', { isLoggedIn: () => 'never' }],
    ['to a login', { login: () => 'never' }],
    ['to a login or a stop', { login: () => 'never', stop: () => 'never' }],
    ['to open', { open: () => 'never' }],
  ])('that never answers %s fails after a while', async (_, change) => {
    Object.assign(kustomer, change);
    const chat = await newDocument();
    const opening = chat.openChat();
    await vi.advanceTimersByTimeAsync(30_000);
    await opening;
    expect(chat.chatState()).toEqual({ name: 'failed', failure: 'silent' });
    expect(tokens).toBeLessThanOrEqual(1);
  });

  it('that answers late is loaded once', async () => {
    kustomer.script = 'never';
    const chat = await newDocument();
    const opening = chat.openChat();
    await vi.advanceTimersByTimeAsync(15_000);
    await opening;
    arrive(kustomer);
    await chat.openChat();
    expect([kustomer.scripts.length, chat.chatState().name]).toEqual([1, 'open']);
  });

  it.each(['late', 'starts'] as const)(
    'that did not start in time is started again, and counts once: %s',
    async (second) => {
      kustomer.start = 'late';
      const chat = await newDocument();
      const opening = chat.openChat();
      await vi.advanceTimersByTimeAsync(15_000);
      await opening;
      const { comeLate } = kustomer;
      kustomer.start = second;
      const again = chat.openChat();
      await vi.advanceTimersByTimeAsync(1);
      comeLate();
      await again;
      await vi.advanceTimersByTimeAsync(10_000);
      expect([kustomer.asked.at(-1), chat.chatState().name]).toEqual(['open', 'open']);
      expect(asked('login')).toHaveLength(1);
    },
  );

  it('that fails to open is logged out', async () => {
    const fault = new Error('no room');
    kustomer.open = () => fault;
    const chat = await newDocument();
    await chat.openChat();
    expect([chat.chatState(), kustomer.loggedIn]).toEqual([
      { name: 'failed', failure: 'refused' },
      null,
    ]);
    expect(console.warn).toHaveBeenCalledWith('The chat failed (refused):', fault);
  });
});

describe('a chat that seems to be open', () => {
  it('and then fails to open is logged out, and says so', async () => {
    kustomer.open = () => {
      kustomer.send('onOpen');
      return new Error('no room');
    };
    const chat = await newDocument();
    await chat.openChat();
    expect([chat.chatState(), kustomer.loggedIn]).toEqual([
      { name: 'failed', failure: 'refused' },
      null,
    ]);
  });

  it.each(['onLogout', 'onOpen'])('that another tab logs out is left: %s first', async (first) => {
    kustomer.open = () => {
      if (first === 'onOpen') kustomer.send('onOpen');
      kustomer.loggedIn = null;
      kustomer.send('onLogout');
      if (first === 'onLogout') kustomer.send('onOpen');
      return undefined;
    };
    const chat = await newDocument();
    await chat.openChat();
    await vi.waitFor(() => expect(kustomer.asked.slice(-2)).toEqual(['logout', 'stop']));
    expect(chat.chatState().name).toBe(first === 'onLogout' ? 'failed' : 'idle');
  });

  it('and hears of a logout, but is logged in, stays open', async () => {
    kustomer.open = () => {
      kustomer.send('onLogout');
      return undefined;
    };
    const chat = await newDocument();
    await chat.openChat();
    expect(chat.chatState().name).toBe('open');
  });
});

describe('leaving', () => {
  it('logs out, stops and clears the cookie', async () => {
    const chat = await newDocument();
    await chat.openChat();
    await chat.leave();
    expect(kustomer.asked.slice(-2)).toEqual(['logout', 'stop']);
    expect([chat.chatState().name, await isCookieSet()]).toEqual(['idle', false]);
  });

  it('requests nothing where the chat was never used', async () => {
    await (await newDocument()).leave();
    expect([kustomer.scripts, kustomer.asked]).toEqual([[], []]);
  });

  it('waits two seconds for the logout, and keeps the cookie', async () => {
    const chat = await newDocument();
    await chat.openChat();
    kustomer.logout = () => 'never';
    const leaving = chat.leave();
    await vi.advanceTimersByTimeAsync(2_000);
    await leaving;
    expect([kustomer.asked.at(-1), await isCookieSet()]).toEqual(['stop', true]);
  });

  it('gives up an attempt that is under way, before a token is requested', async () => {
    kustomer.isLoggedIn = () => 'never';
    const chat = await newDocument();
    const opening = chat.openChat();
    await vi.advanceTimersByTimeAsync(1);
    await chat.leave();
    await opening;
    expect([chat.chatState().name, tokens, kustomer.asked.at(-1)]).toEqual(['idle', 0, 'stop']);
  });

  it('gives up an attempt that has not begun, before the script is requested', async () => {
    const chat = await newDocument();
    const opening = chat.openChat();
    await chat.leave();
    await opening;
    expect([chat.chatState().name, kustomer.scripts]).toEqual(['idle', []]);
  });

  it('keeps the cookie where a login may still be answered', async () => {
    kustomer.login = () => 'never';
    const chat = await newDocument();
    const opening = chat.openChat();
    await vi.advanceTimersByTimeAsync(1);
    await chat.leave();
    await opening;
    expect([kustomer.asked.slice(-2), await isCookieSet()]).toEqual([['logout', 'stop'], true]);
  });

  it("keeps another customer's cookie, who has signed in meanwhile", async () => {
    const chat = await newDocument();
    await chat.openChat();
    await setCookie('ben');
    await chat.leave();
    expect(await cookieStore.get('foyer-chat')).toMatchObject({ value: 'ben' });
  });

  it('logs out of the chat of an earlier page, and again where that failed', async () => {
    await setCookie('anna');
    kustomer.script = 'blocked';
    const chat = await newDocument();
    await chat.leave();
    expect(await isCookieSet()).toBe(true);
    kustomer.script = 'loads';
    kustomer.loggedIn = 'anna';
    await chat.leave();
    expect(kustomer.asked).toEqual([started, 'logout', 'stop']);
    expect([kustomer.loggedIn, await isCookieSet()]).toEqual([null, false]);
  });

  it('waits three seconds for the chat of an earlier page to start, and logs out when it does', async () => {
    await setCookie('anna');
    kustomer.start = 'late';
    const left = vi.fn();
    const chat = await newDocument();
    void chat.leave().then(left);
    await vi.advanceTimersByTimeAsync(2_999);
    expect(left).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(left).toHaveBeenCalled();
    expect(await isCookieSet()).toBe(true);
    kustomer.comeLate();
    await vi.waitFor(() => expect(kustomer.asked.slice(-2)).toEqual(['logout', 'stop']));
  });

  it('ends nothing where the chat is opened again before a late start', async () => {
    await setCookie('anna');
    kustomer.start = 'late';
    const chat = await newDocument();
    const leaving = chat.leave();
    await vi.advanceTimersByTimeAsync(3_000);
    await leaving;
    const opening = chat.openChat();
    await vi.advanceTimersByTimeAsync(1);
    kustomer.comeLate();
    await opening;
    await vi.advanceTimersByTimeAsync(1_000);
    expect([kustomer.asked.at(-1), chat.chatState().name]).toEqual(['open', 'open']);
    expect(kustomer.asked).not.toContain('stop');
  });

  it("ends nothing of another customer's, who has signed in while it started", async () => {
    await setCookie('anna');
    kustomer.start = 'late';
    const chat = await newDocument();
    const leaving = chat.leave();
    await vi.advanceTimersByTimeAsync(1);
    await setCookie('ben');
    kustomer.comeLate();
    await leaving;
    expect(kustomer.asked).toEqual([started, 'stop']);
  });
});

it("loads the page again where it is rendered for another customer, without the first one's chat", async () => {
  const chat = await newDocument();
  await chat.openChat();
  chat.enterChat({ ...anna, externalId: 'ben' });
  await vi.waitFor(() => expect(location.replace).toHaveBeenCalled());
  expect([kustomer.loggedIn, sessionStorage.length, await isCookieSet()]).toEqual([null, 0, false]);
});

describe("a guest's page", () => {
  beforeEach(async () => {
    kustomer.loggedIn = 'anna';
    session = { state: 'guest' };
    await setCookie('anna');
  });

  it('logs out the customer who was not, once', async () => {
    const { forgetChat } = await newDocument(null);
    await Promise.all([forgetChat(anna), forgetChat(anna)]);
    expect(kustomer.asked).toEqual([started, 'logout', 'stop']);
    expect([kustomer.loggedIn, await isCookieSet()]).toEqual([null, false]);
  });

  it('requests nothing where another tab has done so', async () => {
    await cookieStore.delete({ name: 'foyer-chat' });
    await (await newDocument(null)).forgetChat(anna);
    expect([kustomer.scripts, kustomer.asked]).toEqual([[], []]);
  });

  it.each([{ state: 'signed-in', expiresAt }, { state: 'unavailable' }])(
    'logs nobody out while a customer may be signed in: %j',
    async (now) => {
      session = now;
      await (await newDocument(null)).forgetChat(anna);
      expect(kustomer.asked).toEqual([started, 'stop']);
      expect(await isCookieSet()).toBe(true);
    },
  );

  it('logs out also where Kustomer starts late', async () => {
    kustomer.start = 'late';
    const forgetting = (await newDocument(null)).forgetChat(anna);
    await vi.advanceTimersByTimeAsync(60_000);
    kustomer.comeLate();
    await forgetting;
    expect([kustomer.asked.at(-1), kustomer.loggedIn]).toEqual(['stop', null]);
  });
});

it('has no method that could be called before it has started', () => {
  expectTypeOf<NonNullable<Window['Kustomer']>>().not.toHaveProperty('login');
  expectTypeOf<Awaited<ReturnType<typeof start>>>().toEqualTypeOf<Kustomer>();
});
