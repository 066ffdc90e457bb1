import { describe, expect, it, vi } from 'vitest';
import { fakeChat, started } from './test-chat.client';
import type { FakeKustomer } from './test-kustomer.client';

const chat = fakeChat();

describe('the mark', () => {
  it('stays where a login may still be answered', async () => {
    const { openChat, leaveChat } = await chat.freshDriver();
    chat.kustomer.login = () => 'never';
    const opening = openChat(chat.order);
    await vi.advanceTimersByTimeAsync(1);
    await leaveChat('anna');
    await opening;
    expect(chat.kustomer.asked.slice(-2)).toEqual(['logout', 'stop']);
    expect(await chat.isMarked()).toBe(true);
  });

  it('is set anew where Kustomer remembers the customer, and where a logout fails', async () => {
    chat.kustomer.loggedIn = 'anna';
    const { openChat, leaveChat } = await chat.freshDriver();
    await openChat(chat.order);
    expect(await chat.isMarked()).toBe(true);
    await cookieStore.delete({ name: 'foyer-chat' });
    chat.kustomer.logout = () => new Error('down');
    await leaveChat('anna');
    expect(await chat.isMarked()).toBe(true);
  });
});

describe('the mark of another customer, who has come meanwhile,', () => {
  const ben = (): Promise<void> => cookieStore.set('foyer-chat', 'ben');

  it.each([undefined, new Error('down')])(
    'stays when the first one leaves late: %s',
    async (logout) => {
      const { openChat, leaveChat } = await chat.freshDriver();
      await openChat(chat.order);
      await ben();
      chat.kustomer.logout = () => logout;
      await leaveChat('anna');
      expect(await cookieStore.get('foyer-chat')).toMatchObject({ value: 'ben' });
    },
  );

  it('stays when the first one’s late page finds out that its session is over', async () => {
    await ben();
    chat.kustomer.loggedIn = 'anna';
    await (await chat.freshDriver()).openChat({ ...chat.order, isSessionOver: async () => true });
    expect(chat.kustomer.asked.slice(-2)).toEqual(['logout', 'stop']);
    expect(await cookieStore.get('foyer-chat')).toMatchObject({ value: 'ben' });
  });

  it('is theirs from then on who log in', async () => {
    await ben();
    await (await chat.freshDriver()).openChat(chat.order);
    expect(await cookieStore.get('foyer-chat')).toMatchObject({ value: 'anna' });
  });
});

describe('leaving on a later page', () => {
  const rememberAnna = async () => {
    chat.kustomer.loggedIn = 'anna';
    await cookieStore.set('foyer-chat', 'anna');
  };

  it('starts the chat unseen, and logs out', async () => {
    await rememberAnna();
    await (await chat.freshDriver()).leaveChat('anna', chat.order);
    expect(chat.kustomer.asked).toEqual([started, 'logout', 'stop']);
    expect([chat.steps(), await chat.isMarked()]).toEqual([['idle'], false]);
  });

  it.each<[string, Partial<FakeKustomer>]>([
    ['to start', { start: 'late' }],
    ['to a logout', { logout: () => 'never' }],
  ])('waits two seconds for an answer %s', async (_, silence) => {
    await rememberAnna();
    Object.assign(chat.kustomer, silence);
    const left = vi.fn();
    void (await chat.freshDriver()).leaveChat('anna', chat.order).then(left);
    await vi.advanceTimersByTimeAsync(1_999);
    expect(left).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(left).toHaveBeenCalled();
    expect(await chat.isMarked()).toBe(true);
    chat.kustomer.comeLate();
    await vi.waitFor(() => expect(chat.kustomer.asked.slice(-2)).toEqual(['logout', 'stop']));
  });

  it('ends nothing of another customer, who has come while it started', async () => {
    await rememberAnna();
    chat.kustomer.start = 'late';
    const leaving = (await chat.freshDriver()).leaveChat('anna', chat.order);
    await vi.advanceTimersByTimeAsync(1);
    await cookieStore.set('foyer-chat', 'ben');
    chat.kustomer.comeLate();
    await leaving;
    expect(chat.kustomer.asked).toEqual([started, 'stop']);
  });
});
