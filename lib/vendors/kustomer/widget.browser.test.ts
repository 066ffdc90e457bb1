import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import { fakeChat, started } from './test-chat.client';
import { arrive, type FakeKustomer } from './test-kustomer.client';
import type { Kustomer, start } from './widget-api.client';

const chat = fakeChat();

describe('a conversation', () => {
  it('opens once Kustomer says that it knows the customer, one step after another', async () => {
    const { openChat } = await chat.freshDriver();
    await openChat(chat.order);
    expect(chat.steps()).toEqual(['idle', 'loading', 'started', 'checking', 'identified']);
    expect(chat.kustomer.asked).toEqual([
      started,
      'isLoggedIn anna',
      'logout',
      'login anna 1',
      'open',
    ]);
    expect(chat.kustomer.scripts.map(({ src, dataset }) => [src, dataset.kustomerApiKey])).toEqual([
      ['https://cdn.example/widget.js', 'public-key'],
    ]);
    expect(await chat.isMarked()).toBe(true);
  });

  it('hands its script the nonce of the page, for what that adds in its turn', async () => {
    const ours = document.createElement('script');
    ours.setAttribute('nonce', '');
    ours.nonce = 'of this page'; // As browsers do it: scripts see what the attribute hides.
    document.body.append(ours);
    await (await chat.freshDriver()).openChat(chat.order);
    ours.remove();
    expect(chat.kustomer.scripts[0]?.nonce).toBe('of this page');
  });

  it('speaks for the brand that is asked for', async () => {
    await (await chat.freshDriver()).openChat({ ...chat.order, brandId: 'cinema' });
    expect(chat.kustomer.asked[0]).toBe(
      'start {"hideChatIcon":true,"lang":"nl","brandId":"cinema"}',
    );
  });

  it('starts with a script that came before, whose signal nobody heard', async () => {
    const { openChat } = await chat.freshDriver();
    arrive(chat.kustomer);
    await openChat(chat.order);
    expect(chat.kustomer.scripts).toEqual([]);
    expect(chat.ended()?.step).toBe('identified');
  });

  it('starts once, however often it is opened or its code replaced', async () => {
    const first = await chat.freshDriver();
    await Promise.all([first.openChat(chat.order), first.openChat(chat.order)]);
    first.closeChat();
    const second = await chat.freshDriver();
    await second.openChat(chat.order);
    expect(chat.kustomer.scripts).toHaveLength(1);
    expect(chat.kustomer.asked.filter((question) => question.startsWith('start'))).toHaveLength(1);
    expect(chat.kustomer.asked.slice(-4)).toEqual(['open', 'close', 'isLoggedIn anna', 'open']);
    expect(chat.proofs()).toBe(1);
  });

  it('that is still theirs goes on without another token', async () => {
    chat.kustomer.loggedIn = 'anna';
    await (await chat.freshDriver()).openChat(chat.order);
    expect(chat.kustomer.asked).toEqual([started, 'isLoggedIn anna', 'open']);
    expect(chat.proofs()).toBe(0);
  });

  it('tells what is open and what is unread', async () => {
    await (await chat.freshDriver()).openChat(chat.order);
    chat.kustomer.send('onOpen');
    expect(chat.ended()).toMatchObject({ isOpen: true, unread: 0 });
    chat.kustomer.send('onClose');
    chat.kustomer.unread = 3;
    chat.kustomer.send('onUnread');
    expect(chat.ended()).toMatchObject({ isOpen: false, unread: 3 });
  });
});

describe('what somebody else left in this browser', () => {
  it('is gone before the next one is logged in', async () => {
    chat.kustomer.loggedIn = 'ben';
    await (await chat.freshDriver()).openChat(chat.order);
    expect(chat.kustomer.asked.indexOf('logout')).toBeLessThan(
      chat.kustomer.asked.indexOf('login anna 1'),
    );
    expect(chat.kustomer.loggedIn).toBe('anna');
  });

  it.each(['never', new Error('down')] as const)(
    'keeps the next one out where it does not go: %s',
    async (logout) => {
      chat.kustomer.logout = () => logout;
      const opening = (await chat.freshDriver()).openChat(chat.order);
      await vi.runAllTimersAsync();
      await opening;
      expect(chat.ended()?.step).toBe('failed');
      expect(chat.proofs()).toBe(0);
    },
  );

  it('stays where guests are adopted, unless it was a customer', async () => {
    const { openChat, leaveChat } = await chat.freshDriver();
    await openChat({ ...chat.order, adoptsGuestChat: true });
    expect(chat.kustomer.asked).not.toContain('logout');
    chat.kustomer.logout = () => new Error('down');
    await leaveChat('anna');
    chat.kustomer.logout = () => undefined;
    chat.kustomer.loggedIn = null;
    chat.kustomer.asked = [];
    await openChat({ ...chat.order, adoptsGuestChat: true });
    expect(chat.kustomer.asked).toContain('logout');
  });

  it('is gone where the page is drawn for another one', async () => {
    const { openChat } = await chat.freshDriver();
    await openChat(chat.order);
    chat.kustomer.asked = [];
    await openChat({
      ...chat.order,
      externalId: 'ben',
      pullProof: async () => ({ token: 'ben 1', externalId: 'ben' }),
    });
    expect(chat.kustomer.asked.slice(0, 4)).toEqual(['logout', 'stop', started, 'isLoggedIn ben']);
    expect([chat.kustomer.loggedIn, chat.ended()?.step]).toEqual(['ben', 'identified']);
  });
});

describe('a login', () => {
  const unidentified = { identified: false };

  it.each([
    ['is refused', new Error('The token is too old')],
    ['identifies nobody, and is no error', unidentified],
    ['brings nothing', undefined],
  ])('that %s is tried once more, with a fresh token', async (_, outcome) => {
    const { login } = chat.kustomer;
    chat.kustomer.login = (token) => (token === 'anna 1' ? outcome : login(token));
    await (await chat.freshDriver()).openChat(chat.order);
    expect(chat.kustomer.asked.filter((question) => question.startsWith('login'))).toEqual([
      'login anna 1',
      'login anna 2',
    ]);
    expect(chat.ended()?.step).toBe('identified');
  });

  it('that identifies nobody twice is given up, and what Kustomer said stands on the console', async () => {
    chat.kustomer.login = () => unidentified;
    await (await chat.freshDriver()).openChat(chat.order);
    expect(console.warn).toHaveBeenCalledWith(
      'The chat failed (refused):',
      expect.objectContaining({ message: expect.stringContaining('{"identified":false}') }),
    );
  });

  it('that is refused twice is given up, with nothing left of it', async () => {
    chat.kustomer.login = () => new Error('The token is too old');
    await (await chat.freshDriver()).openChat(chat.order);
    expect(chat.proofs()).toBe(2);
    expect(chat.kustomer.asked.slice(-2)).toEqual(['logout', 'stop']);
    expect(chat.ended()).toMatchObject({ step: 'failed', failure: 'refused' });
  });

  it.each(['ben', undefined])('of somebody else is ended at once: %s', async (externalId) => {
    chat.kustomer.login = () => ({ identified: true, externalId });
    await (await chat.freshDriver()).openChat(chat.order);
    expect(chat.proofs()).toBe(1);
    expect(chat.kustomer.asked.slice(-2)).toEqual(['logout', 'stop']);
    expect(chat.kustomer.asked).not.toContain('open');
    expect(chat.ended()).toMatchObject({ step: 'failed', failure: 'wrong_identity' });
    const said = JSON.stringify({ identified: true, externalId });
    expect(console.warn).toHaveBeenCalledWith(
      'The chat failed (wrong_identity):',
      expect.objectContaining({ message: `Kustomer was to identify anna, and said: ${said}` }),
    );
  });

  it('does not happen for a session that is another customer’s by now', async () => {
    chat.order.pullProof = async () => ({ token: 'ben 1', externalId: 'ben' });
    await (await chat.freshDriver()).openChat(chat.order);
    expect(chat.kustomer.asked.join()).not.toContain('login ');
    expect(chat.ended()).toMatchObject({ step: 'failed', failure: 'session_over' });
  });

  it.each(['session_over', 'unavailable'] as const)(
    'fails as our own server does: %s',
    async (reason) => {
      const { openChat } = await chat.freshDriver();
      const { ChatFailed } = await import('./chat-failure.client');
      chat.order.pullProof = () => Promise.reject(new ChatFailed(reason));
      await openChat(chat.order);
      expect(chat.ended()).toMatchObject({ step: 'failed', failure: reason });
      expect(chat.kustomer.asked.at(-1)).toBe('stop');
    },
  );
});

describe('Kustomer', () => {
  it('that is blocked is asked for again when somebody wants to chat again', async () => {
    const { openChat } = await chat.freshDriver();
    chat.kustomer.script = 'blocked';
    await openChat(chat.order);
    expect(chat.ended()).toMatchObject({ step: 'failed', failure: 'blocked' });
    chat.kustomer.script = 'loads';
    await openChat(chat.order);
    expect(chat.kustomer.scripts).toHaveLength(2);
    expect(chat.ended()?.step).toBe('identified');
  });

  it.each<[string, (fake: FakeKustomer) => void]>([
    ['with its script', (fake) => Object.assign(fake, { script: 'never' })],
    ['to start', (fake) => Object.assign(fake, { start: 'never' })],
    ['who is logged in', (fake) => Object.assign(fake, { isLoggedIn: () => 'never' })],
    ['to a login', (fake) => Object.assign(fake, { login: () => 'never' })],
    ['to anything', (fake) => Object.assign(fake, { login: () => 'never', stop: () => 'never' })],
  ])('that never answers %s is not waited for without end', async (_, silence) => {
    silence(chat.kustomer);
    const opening = (await chat.freshDriver()).openChat(chat.order);
    await vi.advanceTimersByTimeAsync(60_000);
    await opening;
    expect(chat.ended()).toMatchObject({ step: 'failed', failure: 'silent', isOpen: false });
    expect(chat.proofs()).toBeLessThanOrEqual(1);
  });

  it('that comes late is not begun a second time', async () => {
    const { openChat } = await chat.freshDriver();
    chat.kustomer.script = 'never';
    const opening = openChat(chat.order);
    await vi.advanceTimersByTimeAsync(15_000);
    await opening;
    arrive(chat.kustomer);
    await openChat(chat.order);
    expect(chat.kustomer.scripts).toHaveLength(1);
    expect(chat.ended()?.step).toBe('identified');
  });
});

describe('leaving', () => {
  it('logs out, stops and forgets', async () => {
    const { openChat, leaveChat } = await chat.freshDriver();
    await openChat(chat.order);
    await leaveChat('anna');
    expect(chat.kustomer.asked.slice(-2)).toEqual(['logout', 'stop']);
    expect(chat.ended()).toEqual({ step: 'idle', isOpen: false, unread: 0 });
    expect(await chat.isMarked()).toBe(false);
  });

  it('waits two seconds for the logout, and leaves the rest to the next page of a guest', async () => {
    const { openChat, leaveChat, forgetChat } = await chat.freshDriver();
    await openChat(chat.order);
    chat.kustomer.logout = () => 'never';
    const leaving = leaveChat('anna');
    await vi.advanceTimersByTimeAsync(1_999);
    expect(chat.kustomer.asked.at(-1)).toBe('logout');
    await vi.advanceTimersByTimeAsync(1);
    await leaving;
    expect(chat.kustomer.asked.at(-1)).toBe('stop');
    expect(await chat.isMarked()).toBe(true);
    chat.kustomer.logout = () => undefined;
    await forgetChat(chat.order, async () => true);
    expect(chat.kustomer.asked.slice(-3)).toEqual([started, 'logout', 'stop']);
    expect(await chat.isMarked()).toBe(false);
  });

  it('is over for every tab: no other one asks again', async () => {
    const { openChat, leaveChat, forgetChat } = await chat.freshDriver();
    await openChat(chat.order);
    await leaveChat('anna');
    chat.kustomer.asked = [];
    await forgetChat(chat.order, async () => true);
    expect(chat.kustomer.asked).toEqual([]);
  });

  it('ends an attempt that is under way, wherever it is', async () => {
    const { openChat, leaveChat } = await chat.freshDriver();
    chat.kustomer.isLoggedIn = () => 'never';
    const opening = openChat(chat.order);
    await vi.advanceTimersByTimeAsync(1);
    await leaveChat('anna');
    await opening;
    expect(chat.ended()?.step).toBe('idle');
    expect(chat.proofs()).toBe(0);
    expect(chat.kustomer.asked.at(-1)).toBe('stop');
  });

  it('asks for nothing where nothing was begun', async () => {
    await (await chat.freshDriver()).leaveChat('anna');
    expect([chat.kustomer.scripts, chat.kustomer.asked]).toEqual([[], []]);
  });
});

it('has no method that could be called before it has started', () => {
  expectTypeOf<NonNullable<Window['Kustomer']>>().not.toHaveProperty('login');
  expectTypeOf<Awaited<ReturnType<typeof start>>>().toEqualTypeOf<Kustomer>();
});
