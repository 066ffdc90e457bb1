import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import type { ChatView } from './chat-page.client';
import { arrive, type FakeKustomer, fakeKustomer } from './test-kustomer.client';
import type { ChatOrder } from './widget.client';
import type { Kustomer, start } from './widget-api.client';

let kustomer: FakeKustomer;
let views: ChatView[];
let order: ChatOrder;
const started = 'start {"hideChatIcon":true,"lang":"nl"}';

/** Evaluated anew, as hot reloading does; what it began is kept with the window. */
async function freshDriver() {
  vi.resetModules();
  const driver = await import('./widget.client');
  const { watchChat } = await import('./chat-page.client');
  watchChat((view) => void views.push(view));
  return driver;
}

const steps = () => [...new Set(views.map(({ step }) => step))];
const ended = () => views.at(-1);
const proofs = () => vi.mocked(order.pullProof).mock.calls.length;
const isMarked = async () => (await cookieStore.get('foyer-chat')) !== null;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, 'warn').mockReturnValue();
  kustomer = fakeKustomer();
  views = [];
  let made = 0;
  order = {
    scriptUrl: 'https://cdn.example/widget.js',
    apiKey: 'public-key',
    brandId: null,
    language: 'nl',
    externalId: 'anna',
    adoptsGuestChat: false,
    isSessionOver: async () => false,
    pullProof: vi.fn(async () => ({ token: `anna ${++made}`, externalId: 'anna' })),
  };
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a conversation', () => {
  it('opens once Kustomer says that it knows the customer, one step after another', async () => {
    const { openChat } = await freshDriver();
    await openChat(order);
    expect(steps()).toEqual(['idle', 'loading', 'started', 'checking', 'identified']);
    expect(kustomer.asked).toEqual([started, 'isLoggedIn anna', 'logout', 'login anna 1', 'open']);
    expect(kustomer.scripts.map(({ src, dataset }) => [src, dataset.kustomerApiKey])).toEqual([
      ['https://cdn.example/widget.js', 'public-key'],
    ]);
    expect(await isMarked()).toBe(true);
  });

  it('speaks for the brand that is asked for', async () => {
    await (await freshDriver()).openChat({ ...order, brandId: 'cinema' });
    expect(kustomer.asked[0]).toBe('start {"hideChatIcon":true,"lang":"nl","brandId":"cinema"}');
  });

  it('starts with a script that came before, whose signal nobody heard', async () => {
    const { openChat } = await freshDriver();
    arrive(kustomer);
    await openChat(order);
    expect(kustomer.scripts).toEqual([]);
    expect(ended()?.step).toBe('identified');
  });

  it('starts once, however often it is opened or its code replaced', async () => {
    const first = await freshDriver();
    await Promise.all([first.openChat(order), first.openChat(order)]);
    first.closeChat();
    const second = await freshDriver();
    await second.openChat(order);
    expect(kustomer.scripts).toHaveLength(1);
    expect(kustomer.asked.filter((question) => question.startsWith('start'))).toHaveLength(1);
    expect(kustomer.asked.slice(-4)).toEqual(['open', 'close', 'isLoggedIn anna', 'open']);
    expect(proofs()).toBe(1);
  });

  it('that is still theirs goes on without another token', async () => {
    kustomer.loggedIn = 'anna';
    await (await freshDriver()).openChat(order);
    expect(kustomer.asked).toEqual([started, 'isLoggedIn anna', 'open']);
    expect(proofs()).toBe(0);
  });

  it('tells what is open and what is unread', async () => {
    await (await freshDriver()).openChat(order);
    kustomer.say('onOpen');
    expect(ended()).toMatchObject({ isOpen: true, unread: 0 });
    kustomer.say('onClose');
    kustomer.unread = 3;
    kustomer.say('onUnread');
    expect(ended()).toMatchObject({ isOpen: false, unread: 3 });
  });
});

describe('what somebody else left in this browser', () => {
  it('is gone before the next one is logged in', async () => {
    kustomer.loggedIn = 'ben';
    await (await freshDriver()).openChat(order);
    expect(kustomer.asked.indexOf('logout')).toBeLessThan(kustomer.asked.indexOf('login anna 1'));
    expect(kustomer.loggedIn).toBe('anna');
  });

  it.each(['never', new Error('down')] as const)(
    'keeps the next one out where it does not go: %s',
    async (logout) => {
      kustomer.logout = () => logout;
      const opening = (await freshDriver()).openChat(order);
      await vi.runAllTimersAsync();
      await opening;
      expect(ended()?.step).toBe('failed');
      expect(proofs()).toBe(0);
    },
  );

  it('stays where guests are adopted, unless it was a customer', async () => {
    const { openChat, leaveChat } = await freshDriver();
    await openChat({ ...order, adoptsGuestChat: true });
    expect(kustomer.asked).not.toContain('logout');
    kustomer.logout = () => new Error('down');
    await leaveChat();
    kustomer.logout = () => undefined;
    kustomer.loggedIn = null;
    kustomer.asked = [];
    await openChat({ ...order, adoptsGuestChat: true });
    expect(kustomer.asked).toContain('logout');
  });

  it('is gone where the page is drawn for another one', async () => {
    const { openChat } = await freshDriver();
    await openChat(order);
    kustomer.asked = [];
    await openChat({
      ...order,
      externalId: 'ben',
      pullProof: async () => ({ token: 'ben 1', externalId: 'ben' }),
    });
    expect(kustomer.asked.slice(0, 4)).toEqual(['logout', 'stop', started, 'isLoggedIn ben']);
    expect([kustomer.loggedIn, ended()?.step]).toEqual(['ben', 'identified']);
  });
});

describe('a login', () => {
  const unidentified = { identified: false };

  it.each([
    ['is refused', new Error('The token is too old')],
    ['identifies nobody, and is no error', unidentified],
    ['brings nothing', undefined],
  ])('that %s is tried once more, with a fresh token', async (_, outcome) => {
    const { login } = kustomer;
    kustomer.login = (token) => (token === 'anna 1' ? outcome : login(token));
    await (await freshDriver()).openChat(order);
    expect(kustomer.asked.filter((question) => question.startsWith('login'))).toEqual([
      'login anna 1',
      'login anna 2',
    ]);
    expect(ended()?.step).toBe('identified');
  });

  it('that is refused twice is given up, with nothing left of it', async () => {
    kustomer.login = () => new Error('The token is too old');
    await (await freshDriver()).openChat(order);
    expect(proofs()).toBe(2);
    expect(kustomer.asked.slice(-2)).toEqual(['logout', 'stop']);
    expect(ended()).toMatchObject({ step: 'failed', failure: 'refused' });
  });

  it.each(['ben', undefined])('of somebody else is ended at once: %s', async (externalId) => {
    kustomer.login = () => ({ identified: true, externalId });
    await (await freshDriver()).openChat(order);
    expect(proofs()).toBe(1);
    expect(kustomer.asked.slice(-2)).toEqual(['logout', 'stop']);
    expect(kustomer.asked).not.toContain('open');
    expect(ended()).toMatchObject({ step: 'failed', failure: 'wrong_identity' });
  });

  it('does not happen for a session that is another customer’s by now', async () => {
    order.pullProof = async () => ({ token: 'ben 1', externalId: 'ben' });
    await (await freshDriver()).openChat(order);
    expect(kustomer.asked.join()).not.toContain('login ');
    expect(ended()).toMatchObject({ step: 'failed', failure: 'session_over' });
  });

  it.each(['session_over', 'unavailable'] as const)('fails as our own server does: %s', async (reason) => {
    const { openChat } = await freshDriver();
    const { ChatFailed } = await import('./chat-failure.client');
    order.pullProof = () => Promise.reject(new ChatFailed(reason));
    await openChat(order);
    expect(ended()).toMatchObject({ step: 'failed', failure: reason });
    expect(kustomer.asked.at(-1)).toBe('stop');
  });
});

describe('Kustomer', () => {
  it('that is blocked is asked for again when somebody wants to chat again', async () => {
    const { openChat } = await freshDriver();
    kustomer.script = 'blocked';
    await openChat(order);
    expect(ended()).toMatchObject({ step: 'failed', failure: 'blocked' });
    kustomer.script = 'loads';
    await openChat(order);
    expect(kustomer.scripts).toHaveLength(2);
    expect(ended()?.step).toBe('identified');
  });

  it.each<[string, (fake: FakeKustomer) => void]>([
    ['with its script', (fake) => Object.assign(fake, { script: 'never' })],
    ['to start', (fake) => Object.assign(fake, { start: 'never' })],
    ['who is logged in', (fake) => Object.assign(fake, { isLoggedIn: () => 'never' })],
    ['to a login', (fake) => Object.assign(fake, { login: () => 'never' })],
    ['to anything', (fake) => Object.assign(fake, { login: () => 'never', stop: () => 'never' })],
  ])('that never answers %s is not waited for without end', async (_, silence) => {
    silence(kustomer);
    const opening = (await freshDriver()).openChat(order);
    await vi.advanceTimersByTimeAsync(60_000);
    await opening;
    expect(ended()).toMatchObject({ step: 'failed', failure: 'silent', isOpen: false });
    expect(proofs()).toBeLessThanOrEqual(1);
  });

  it('that comes late is not begun a second time', async () => {
    const { openChat } = await freshDriver();
    kustomer.script = 'never';
    const opening = openChat(order);
    await vi.advanceTimersByTimeAsync(15_000);
    await opening;
    arrive(kustomer);
    await openChat(order);
    expect(kustomer.scripts).toHaveLength(1);
    expect(ended()?.step).toBe('identified');
  });
});

describe('leaving', () => {
  it('logs out, stops and forgets', async () => {
    const { openChat, leaveChat } = await freshDriver();
    await openChat(order);
    await leaveChat();
    expect(kustomer.asked.slice(-2)).toEqual(['logout', 'stop']);
    expect(ended()).toEqual({ step: 'idle', isOpen: false, unread: 0 });
    expect(await isMarked()).toBe(false);
  });

  it('waits two seconds for the logout, and leaves the rest to the next page of a guest', async () => {
    const { openChat, leaveChat, forgetChat } = await freshDriver();
    await openChat(order);
    kustomer.logout = () => 'never';
    const leaving = leaveChat();
    await vi.advanceTimersByTimeAsync(1_999);
    expect(kustomer.asked.at(-1)).toBe('logout');
    await vi.advanceTimersByTimeAsync(1);
    await leaving;
    expect(kustomer.asked.at(-1)).toBe('stop');
    expect(await isMarked()).toBe(true);
    kustomer.logout = () => undefined;
    await forgetChat(order, async () => true);
    expect(kustomer.asked.slice(-3)).toEqual([started, 'logout', 'stop']);
    expect(await isMarked()).toBe(false);
  });

  it('is over for every tab: no other one asks again', async () => {
    const { openChat, leaveChat, forgetChat } = await freshDriver();
    await openChat(order);
    await leaveChat();
    kustomer.asked = [];
    await forgetChat(order, async () => true);
    expect(kustomer.asked).toEqual([]);
  });

  it('ends an attempt that is under way, wherever it is', async () => {
    const { openChat, leaveChat } = await freshDriver();
    kustomer.isLoggedIn = () => 'never';
    const opening = openChat(order);
    await vi.advanceTimersByTimeAsync(1);
    await leaveChat();
    await opening;
    expect(ended()?.step).toBe('idle');
    expect(proofs()).toBe(0);
    expect(kustomer.asked.at(-1)).toBe('stop');
  });

  it('asks for nothing where nothing was begun', async () => {
    await (await freshDriver()).leaveChat();
    expect([kustomer.scripts, kustomer.asked]).toEqual([[], []]);
  });
});

describe('two customers on one page', () => {
  const ben = () => ({
    ...order,
    externalId: 'ben',
    pullProof: async () => ({ token: 'ben 1', externalId: 'ben' }),
  });

  it('do not come in each other’s way: the later one is logged in', async () => {
    kustomer.loggedIn = 'anna';
    const { openChat } = await freshDriver();
    await Promise.all([openChat(order), openChat(ben())]);
    expect([kustomer.loggedIn, ended()?.step, ended()?.externalId]).toEqual(['ben', 'identified', 'ben']);
  });

  it('wait for each other: nobody is logged in while the other’s login is unanswered', async () => {
    const { openChat } = await freshDriver();
    const { login } = kustomer;
    kustomer.login = () => 'never';
    void openChat(order);
    await vi.advanceTimersByTimeAsync(1);
    kustomer.login = login;
    const opening = openChat(ben());
    await vi.advanceTimersByTimeAsync(60_000);
    await opening;
    expect(kustomer.asked).not.toContain('login ben 1');
    expect(ended()).toMatchObject({ step: 'failed', failure: 'silent', externalId: 'ben' });
  });
});

describe('the mark', () => {
  it('stays where a login may still be answered', async () => {
    const { openChat, leaveChat } = await freshDriver();
    kustomer.login = () => 'never';
    const opening = openChat(order);
    await vi.advanceTimersByTimeAsync(1);
    await leaveChat();
    await opening;
    expect(kustomer.asked.slice(-2)).toEqual(['logout', 'stop']);
    expect(await isMarked()).toBe(true);
  });

  it('is set anew where Kustomer remembers the customer, and where a logout fails', async () => {
    kustomer.loggedIn = 'anna';
    const { openChat, leaveChat } = await freshDriver();
    await openChat(order);
    expect(await isMarked()).toBe(true);
    await cookieStore.delete({ name: 'foyer-chat' });
    kustomer.logout = () => new Error('down');
    await leaveChat();
    expect(await isMarked()).toBe(true);
  });
});

describe('what happens meanwhile', () => {
  it('in another tab, a logout, ends the conversation here', async () => {
    await (await freshDriver()).openChat(order);
    kustomer.loggedIn = null;
    kustomer.say('onLogout');
    await vi.waitFor(() => expect(kustomer.asked.slice(-2)).toEqual(['logout', 'stop']));
    expect(ended()?.step).toBe('idle');
  });

  it('in another tab, a logout nobody heard of, is found out at the next opening', async () => {
    const { openChat } = await freshDriver();
    await openChat(order);
    kustomer.loggedIn = null;
    kustomer.asked = [];
    await openChat(order);
    expect(kustomer.asked).toEqual(['isLoggedIn anna', 'logout', 'login anna 2', 'open']);
  });

  it('to the session, its end, keeps the conversation shut', async () => {
    kustomer.loggedIn = 'anna';
    await (await freshDriver()).openChat({ ...order, isSessionOver: async () => true });
    expect(kustomer.asked).toEqual([started, 'isLoggedIn anna', 'logout', 'stop']);
    expect(ended()).toMatchObject({ step: 'failed', failure: 'session_over' });
  });

  it('while it leaves: no token is asked for any more', async () => {
    const { openChat, leaveChat } = await freshDriver();
    const { set } = cookieStore;
    vi.spyOn(cookieStore, 'set').mockImplementationOnce(async (...given: unknown[]) => {
      void leaveChat();
      return Reflect.apply(set, cookieStore, given);
    });
    await openChat({ ...order, adoptsGuestChat: true });
    await leaveChat();
    expect(proofs()).toBe(0);
    expect(ended()?.step).toBe('idle');
  });
});

describe('a start that comes late', () => {
  const giveUpStarting = async (begin: () => Promise<void>) => {
    kustomer.loggedIn = 'anna';
    kustomer.start = 'late';
    const beginning = begin().catch((error) => error);
    await vi.advanceTimersByTimeAsync(15_000);
    return beginning;
  };

  it('ends itself', async () => {
    const { openChat } = await freshDriver();
    await giveUpStarting(() => openChat(order));
    expect(ended()).toMatchObject({ step: 'failed', failure: 'silent' });
    kustomer.comeLate();
    await vi.waitFor(() => expect(kustomer.asked).toEqual([started, 'logout', 'stop']));
    expect(ended()).toMatchObject({ step: 'failed', failure: 'silent' });
  });

  it.each([true, false])('on the page of a guest ends what is nobody’s: %s', async (isStillGuest) => {
    await cookieStore.set('foyer-chat', '1');
    const { forgetChat } = await freshDriver();
    const failure = await giveUpStarting(() => forgetChat(order, async () => isStillGuest));
    expect(failure).toMatchObject({ reason: 'silent' });
    kustomer.comeLate();
    await vi.waitFor(() => expect(kustomer.asked.at(-1)).toBe('stop'));
    expect(kustomer.loggedIn).toBe(isStillGuest ? null : 'anna');
  });

  it('is begun anew by whoever tries again, and then ends nothing', async () => {
    const { openChat } = await freshDriver();
    await giveUpStarting(() => openChat(order));
    kustomer.start = 'starts';
    await openChat(order);
    kustomer.comeLate();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(kustomer.asked.filter((question) => question === started)).toHaveLength(2);
    expect([kustomer.asked.at(-1), ended()?.step]).toEqual(['open', 'identified']);
  });
});

describe('a fault of Kustomer', () => {
  it('that is an empty script is one that is blocked, and is tried again', async () => {
    kustomer.script = 'empty';
    const { openChat } = await freshDriver();
    const opening = openChat(order);
    await vi.advanceTimersByTimeAsync(2_000);
    await opening;
    expect(ended()).toMatchObject({ step: 'failed', failure: 'blocked' });
    kustomer.script = 'loads';
    await openChat(order);
    expect([kustomer.scripts.length, ended()?.step]).toEqual([2, 'identified']);
  });

  it.each([
    ['never' as const, 'silent'],
    [new Error('no room'), 'refused'],
  ])('in opening is told, and nobody stays logged in: %s', async (outcome, failure) => {
    kustomer.open = () => outcome;
    const opening = (await freshDriver()).openChat(order);
    await vi.advanceTimersByTimeAsync(10_000);
    await opening;
    expect(ended()).toMatchObject({ step: 'failed', failure });
    expect(kustomer.loggedIn).toBeNull();
  });

  it('in logging out keeps nobody waiting for longer than two seconds before a login', async () => {
    kustomer.logout = () => 'never';
    void (await freshDriver()).openChat(order);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(kustomer.asked).toEqual([started, 'isLoggedIn anna', 'logout', 'logout']);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(ended()).toMatchObject({ step: 'failed', failure: 'silent' });
  });

  it('stands on the console in its own words', async () => {
    const fault = new Error('The organisation is closed');
    kustomer.isLoggedIn = () => fault;
    await (await freshDriver()).openChat(order);
    expect(console.warn).toHaveBeenCalledWith('The chat failed (refused):', fault);
  });
});

it('has no method that could be called before it has started', () => {
  expectTypeOf<NonNullable<Window['Kustomer']>>().not.toHaveProperty('login');
  expectTypeOf<Awaited<ReturnType<typeof start>>>().toEqualTypeOf<Kustomer>();
});
