import { describe, expect, it, vi } from 'vitest';
import { fakeChat, started } from './test-chat.client';

const chat = fakeChat();

describe('two customers on one page', () => {
  const ben = () => ({
    ...chat.order,
    externalId: 'ben',
    pullProof: async () => ({ token: 'ben 1', externalId: 'ben' }),
  });

  it('do not come in each other’s way: the later one is logged in', async () => {
    chat.kustomer.isLoggedIn = (externalId) => (externalId === 'anna' ? 'never' : false);
    const { openChat } = await chat.freshDriver();
    await Promise.all([openChat(chat.order), openChat(ben())]);
    expect([chat.kustomer.loggedIn, chat.ended()?.step, chat.ended()?.externalId]).toEqual([
      'ben',
      'identified',
      'ben',
    ]);
  });

  it('wait for each other: nobody is logged in while the other’s login is unanswered', async () => {
    const { openChat } = await chat.freshDriver();
    const { login } = chat.kustomer;
    chat.kustomer.login = () => 'never';
    void openChat(chat.order);
    await vi.advanceTimersByTimeAsync(1);
    chat.kustomer.login = login;
    const opening = openChat(ben());
    await vi.advanceTimersByTimeAsync(60_000);
    await opening;
    expect(chat.kustomer.asked).not.toContain('login ben 1');
    expect(chat.ended()).toMatchObject({ step: 'failed', failure: 'silent', externalId: 'ben' });
  });
});

describe('what happens meanwhile', () => {
  it('in another tab, a logout, ends the conversation here', async () => {
    await (await chat.freshDriver()).openChat(chat.order);
    chat.kustomer.loggedIn = null;
    chat.kustomer.send('onLogout');
    await vi.waitFor(() => expect(chat.kustomer.asked.slice(-2)).toEqual(['logout', 'stop']));
    expect(chat.ended()?.step).toBe('idle');
  });

  it('in another tab, a logout nobody heard of, is found out at the next opening', async () => {
    const { openChat } = await chat.freshDriver();
    await openChat(chat.order);
    chat.kustomer.loggedIn = null;
    chat.kustomer.asked = [];
    await openChat(chat.order);
    expect(chat.kustomer.asked).toEqual(['isLoggedIn anna', 'logout', 'login anna 2', 'open']);
  });

  it('to the session, its end, keeps the conversation shut', async () => {
    chat.kustomer.loggedIn = 'anna';
    await (await chat.freshDriver()).openChat({ ...chat.order, isSessionOver: async () => true });
    expect(chat.kustomer.asked).toEqual([started, 'isLoggedIn anna', 'logout', 'stop']);
    expect(chat.ended()).toMatchObject({ step: 'failed', failure: 'session_over' });
  });

  it('while it leaves: no token is asked for any more', async () => {
    const { openChat, leaveChat } = await chat.freshDriver();
    const { set } = cookieStore;
    vi.spyOn(cookieStore, 'set').mockImplementationOnce(async (...given: unknown[]) => {
      void leaveChat('anna');
      return Reflect.apply(set, cookieStore, given);
    });
    await openChat({ ...chat.order, adoptsGuestChat: true });
    await leaveChat('anna');
    expect(chat.proofs()).toBe(0);
    expect(chat.ended()?.step).toBe('idle');
  });
});

describe('a start that comes late', () => {
  const giveUpStarting = async (begin: () => Promise<void>) => {
    chat.kustomer.loggedIn = 'anna';
    chat.kustomer.start = 'late';
    const beginning = begin().catch((error) => error);
    await vi.advanceTimersByTimeAsync(15_000);
    return beginning;
  };

  it('ends itself', async () => {
    const { openChat } = await chat.freshDriver();
    await giveUpStarting(() => openChat(chat.order));
    expect(chat.ended()).toMatchObject({ step: 'failed', failure: 'silent' });
    chat.kustomer.comeLate();
    await vi.waitFor(() => expect(chat.kustomer.asked).toEqual([started, 'logout', 'stop']));
    expect(chat.ended()).toMatchObject({ step: 'failed', failure: 'silent' });
  });

  it.each([true, false])(
    'on the page of a guest ends what is nobody’s: %s',
    async (isStillGuest) => {
      await cookieStore.set('foyer-chat', '1');
      const { forgetChat } = await chat.freshDriver();
      const failure = await giveUpStarting(() => forgetChat(chat.order, async () => isStillGuest));
      expect(failure).toMatchObject({ reason: 'silent' });
      chat.kustomer.comeLate();
      await vi.waitFor(() => expect(chat.kustomer.asked.at(-1)).toBe('stop'));
      expect(chat.kustomer.loggedIn).toBe(isStillGuest ? null : 'anna');
    },
  );

  it('is the start of whoever tries again meanwhile', async () => {
    const { openChat } = await chat.freshDriver();
    await giveUpStarting(() => openChat(chat.order));
    chat.kustomer.start = 'never';
    const opening = openChat(chat.order);
    await vi.advanceTimersByTimeAsync(1);
    chat.kustomer.comeLate();
    await opening;
    expect(chat.ended()).toMatchObject({ step: 'identified', externalId: 'anna' });
  });

  it('is begun anew by whoever tries again, and then ends nothing', async () => {
    const { openChat } = await chat.freshDriver();
    await giveUpStarting(() => openChat(chat.order));
    chat.kustomer.start = 'starts';
    await openChat(chat.order);
    chat.kustomer.comeLate();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(chat.kustomer.asked.filter((question) => question === started)).toHaveLength(2);
    expect([chat.kustomer.asked.at(-1), chat.ended()?.step]).toEqual(['open', 'identified']);
  });
});

describe('a fault of Kustomer', () => {
  it('that is an empty script is one that is blocked, and is tried again', async () => {
    chat.kustomer.script = 'empty';
    const { openChat } = await chat.freshDriver();
    const opening = openChat(chat.order);
    await vi.advanceTimersByTimeAsync(2_000);
    await opening;
    expect(chat.ended()).toMatchObject({ step: 'failed', failure: 'blocked' });
    chat.kustomer.script = 'loads';
    await openChat(chat.order);
    expect([chat.kustomer.scripts.length, chat.ended()?.step]).toEqual([2, 'identified']);
  });

  it.each([
    ['never' as const, 'silent'],
    [new Error('no room'), 'refused'],
  ])('in opening is told, and nobody stays logged in: %s', async (outcome, failure) => {
    chat.kustomer.open = () => outcome;
    const opening = (await chat.freshDriver()).openChat(chat.order);
    await vi.advanceTimersByTimeAsync(10_000);
    await opening;
    expect(chat.ended()).toMatchObject({ step: 'failed', failure });
    expect(chat.kustomer.loggedIn).toBeNull();
  });

  it('in logging out keeps nobody waiting for longer than two seconds before a login', async () => {
    chat.kustomer.logout = () => 'never';
    void (await chat.freshDriver()).openChat(chat.order);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(chat.kustomer.asked).toEqual([started, 'isLoggedIn anna', 'logout', 'logout']);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(chat.ended()).toMatchObject({ step: 'failed', failure: 'silent' });
  });

  it('stands on the console in its own words', async () => {
    const fault = new Error('The organisation is closed');
    chat.kustomer.isLoggedIn = () => fault;
    await (await chat.freshDriver()).openChat(chat.order);
    expect(console.warn).toHaveBeenCalledWith('The chat failed (refused):', fault);
  });
});
