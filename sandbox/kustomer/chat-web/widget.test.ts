import { afterEach, describe, expect, it, vi } from 'vitest';
import { openSandbox } from '../../test-sandbox';
import { seconds, signToken } from '../test-chat';
import { newStorage, TestPage } from './test-page';

const sandbox = openSandbox();
const key = 'kustomer-chat-tracking-token';

function openPage(storage = newStorage()): TestPage {
  return new TestPage(sandbox.url, storage);
}

async function startedPage(storage = newStorage()): Promise<TestPage> {
  const page = openPage(storage);
  await page.start();
  return page;
}

async function login(page: TestPage, externalId: string) {
  return page.call('login', { jwtToken: await signToken({ iat: seconds(), externalId }) });
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('widget.js', () => {
  it('dispatches kustomerLoaded when it has only start, which waits for the rest of the SDK', async () => {
    const page = openPage();
    await page.load();
    expect(page.loaded).toEqual([['start']]);
    const started = page.call('start', {});
    expect(Object.keys(page.kustomer)).toEqual(['start']);
    page.arrive();
    expect(await started).toEqual({ response: undefined, error: undefined });
    expect(Object.keys(page.kustomer)).toEqual(
      expect.arrayContaining([
        'login',
        'logout',
        'isLoggedIn',
        'open',
        'close',
        'stop',
        'getUnreadCount',
      ]),
    );
  });

  it('logs an error when it is loaded again, and the first goes on', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const page = await startedPage();
    await page.load();
    expect(error).toHaveBeenCalledWith('Kustomer: widget.js was loaded twice.');
    expect(page.kustomer).toHaveProperty('login');
  });

  it('logs an error when it is started again, and adds no second frame', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const page = await startedPage();
    await page.call('start', {});
    expect(error).toHaveBeenCalledWith(expect.stringContaining('called again'));
    expect(page.frames).toHaveLength(1);
  });

  it('never calls back when it cannot start, and can be started again', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    await sandbox.control('fail', { vendor: 'kustomer', path: '/v1/chat/sessions', fault: 503 });
    const page = openPage();
    await page.load();
    page.arrive();
    const callback = vi.fn();
    page.kustomer.start?.({}, callback);
    await vi.waitFor(() =>
      expect(error).toHaveBeenCalledWith(
        expect.stringContaining('could not start'),
        expect.any(Error),
      ),
    );
    expect(callback).not.toHaveBeenCalled();
    expect(page.frames).toHaveLength(0);
    await page.call('start', {});
    expect(page.kustomer).toHaveProperty('login');
  });

  it('has only start after a stop, and can start again', async () => {
    const page = await startedPage();
    await page.call('stop');
    expect(Object.keys(page.kustomer)).toEqual(['start']);
    expect(page.frames).toHaveLength(0);
    await page.call('start', {});
    expect(page.frames).toHaveLength(1);
  });

  it('shows its icon, or nothing where the page has a button of its own', async () => {
    const page = await startedPage();
    expect(page.frames.map(({ hidden }) => hidden)).toEqual([false]);
    await page.call('stop');
    await page.call('start', { hideChatIcon: true });
    expect(page.frames.map(({ hidden }) => hidden)).toEqual([true]);
    await page.call('open');
    expect(page.frames.map(({ hidden }) => hidden)).toEqual([false]);
    await page.call('close');
    expect(page.frames.map(({ hidden }) => hidden)).toEqual([true]);
  });
});

describe('a login', () => {
  it('returns the customer, and isLoggedIn knows the same identity', async () => {
    const page = await startedPage();
    const heard = page.hear('onLogin');
    const who = { identified: true, customerId: expect.any(String), externalId: 'c-1' };
    expect(await login(page, 'c-1')).toEqual({ response: who, error: undefined });
    expect(await heard).toEqual(who);
    expect(await page.call('isLoggedIn', { externalId: 'c-1' })).toEqual({
      response: true,
      error: undefined,
    });
    expect(await page.call('isLoggedIn', { externalId: 'c-2' })).toEqual({
      response: false,
      error: undefined,
    });
    expect(await page.call('isLoggedIn', { email: 'c-1' })).toEqual({
      response: false,
      error: undefined,
    });
  });

  it('survives the page, in its storage, which does not have the shop’s token', async () => {
    const storage = newStorage();
    await login(await startedPage(storage), 'c-1');
    expect(Object.keys(storage)).toEqual([key]);
    expect(storage.getItem(key)).not.toMatch(/^eyJ/);
    const reloaded = await startedPage(storage);
    expect((await reloaded.call('isLoggedIn', { externalId: 'c-1' })).response).toBe(true);
  });

  it('that is refused ends in an Error and leaves a visitor', async () => {
    const page = await startedPage();
    const { response, error } = await page.call('login', { jwtToken: 'no token at all' });
    expect(response).toBeUndefined();
    expect(error).toBeInstanceOf(Error);
    expect((await page.call('isLoggedIn', { externalId: 'c-1' })).response).toBe(false);
  });
});

describe('a logout', () => {
  it('leaves nothing in the browser for the next customer', async () => {
    const storage = newStorage();
    const page = await startedPage(storage);
    await login(page, 'c-1');
    await page.call('createConversation', { message: 'Mine' });
    expect((await page.call('getOpenConversations')).response).toHaveLength(1);
    const heard = page.hear('onLogout');
    expect((await page.call('logout')).error).toBeUndefined();
    expect(await heard).toBeNull();
    expect(storage).toHaveLength(0);
    expect((await page.call('getOpenConversations')).response).toEqual([]);
    expect((await login(page, 'c-2')).response).toMatchObject({ externalId: 'c-2' });
  });

  it('that does not reach Kustomer is an error, and the customer stays logged in', async () => {
    const page = await startedPage();
    await login(page, 'c-1');
    await sandbox.control('fail', { vendor: 'kustomer', method: 'DELETE', fault: 503 });
    expect((await page.call('logout')).error).toBeInstanceOf(Error);
    expect((await page.call('isLoggedIn', { externalId: 'c-1' })).response).toBe(true);
  });

  it('in one tab does not end a later login in another', async () => {
    const storage = newStorage();
    const tab = await startedPage(storage);
    await login(tab, 'c-1');
    const other = await startedPage(storage);
    await other.call('logout');
    await login(other, 'c-2');
    const otherToken = storage.getItem(key);
    expect((await tab.call('isLoggedIn', { externalId: 'c-1' })).response).toBe(false);
    await tab.call('logout');
    expect(storage.getItem(key)).toBe(otherToken);
  });
});

describe('notice', () => {
  it("of an agent's message counts as unread, until the listener is removed", async () => {
    const page = await startedPage();
    await login(page, 'c-1');
    expect(page.kustomer.getUnreadCount?.()).toEqual({ total: 0, conversations: {} });
    const heard = page.hear('onUnread');
    const { body } = await sandbox.control('chat', { externalId: 'c-1', text: 'Are you there?' });
    const { conversationId } = body as { conversationId: string };
    expect(await heard).toEqual({ change: { conversationId } });
    expect(page.kustomer.getUnreadCount?.()).toEqual({
      total: 1,
      conversations: { [conversationId]: 1 },
    });
  });

  it('of opening and closing is sent once', async () => {
    const page = await startedPage();
    const events: string[] = [];
    page.kustomer.addListener?.('onOpen', () => events.push('open'));
    page.kustomer.addListener?.('onClose', () => events.push('close'));
    for (const method of ['open', 'open', 'close', 'close']) await page.call(method);
    expect(events).toEqual(['open', 'close']);
  });
});
