import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatProps } from '@/components/chat/chat-props.client';
import { type FakeKustomer, fakeKustomer } from '@/lib/vendors/kustomer/test-kustomer.client';

const expiresAt = '2031-05-01T12:00:00.000Z';
const start = {
  scriptUrl: 'https://cdn.example/widget.js',
  apiKey: 'key',
  brandId: null,
  language: 'en',
};
const forAnna: ChatProps = {
  customer: { ...start, externalId: 'anna', adoptsGuestChat: false, expiresAt },
  contactHref: 'mailto:us@example.com',
  labels: {
    open: 'Chat with us',
    opening: 'Opening',
    again: 'Try again',
    unread: 'Unread: {count}',
    blocked: 'It was blocked.',
    failed: 'It failed.',
    unavailable: 'It is out of reach.',
    contact: 'Write to us',
  },
};

let kustomer: FakeKustomer;
let root: Root;
let session: { state: string; expiresAt?: string };
let tokens: number;
let tokenAnswer: () => Response;

/** In a document of its own, whose code is evaluated for the first time. */
async function openPage(props: ChatProps = forAnna): Promise<void> {
  vi.resetModules();
  vi.stubGlobal('foyerChat', undefined);
  Reflect.deleteProperty(globalThis, 'foyerChat');
  document.body.innerHTML = '<main></main>';
  root = createRoot(document.querySelector('main') ?? document.body);
  await draw(props);
}

async function draw(props: ChatProps = forAnna): Promise<void> {
  const { Chat } = await import('@/components/chat/chat.client');
  root.render(
    <StrictMode>
      <Chat {...props} />
    </StrictMode>,
  );
  await until(() => expect(button() !== null).toBe(props.customer !== null));
}

const button = () => document.querySelector<HTMLButtonElement>('button');
const told = () => document.querySelector('[aria-live]')?.textContent;
const until = (holds: () => void) => vi.waitFor(holds, { timeout: 20_000, interval: 10 });
const startsOf = (fake: FakeKustomer) =>
  fake.asked.filter((question) => question.startsWith('start'));
const untilOpen = () => until(() => expect(kustomer.asked.at(-1)).toBe('open'));
const openChat = async () => {
  button()?.click();
  await untilOpen();
  kustomer.send('onOpen');
  await until(() => expect(button()?.getAttribute('aria-expanded')).toBe('true'));
};

beforeEach(() => {
  sessionStorage.clear();
  kustomer = fakeKustomer();
  session = { state: 'signed-in', expiresAt };
  tokens = 0;
  tokenAnswer = () => Response.json({ token: `anna ${++tokens}`, externalId: 'anna' });
  vi.stubGlobal('fetch', async (address: string) =>
    address === '/api/session' ? Response.json(session) : tokenAnswer(),
  );
  vi.spyOn(location, 'replace').mockReturnValue();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }); // The minutes alone: code is fetched as in earnest.
});
afterEach(async () => {
  const { takeLeave } = await import('@/components/session/on-sign-out.client');
  await takeLeave();
  root.unmount();
  document.documentElement.style.visibility = '';
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the button', () => {
  it('asks nobody for anything until it is pressed', async () => {
    await openPage();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(button()?.textContent).toBe('Chat with us');
    expect([kustomer.scripts, kustomer.asked, tokens]).toEqual([[], [], 0]);
  });

  it('opens and closes the conversation, and counts what is unread meanwhile', async () => {
    await openPage();
    await openChat();
    button()?.click();
    await until(() => expect(kustomer.asked.at(-1)).toBe('close'));
    kustomer.unread = 2;
    kustomer.send('onClose');
    kustomer.send('onUnread');
    await until(() => expect(told()).toBe('Unread: 2'));
    await until(() => expect(button()?.getAttribute('aria-expanded')).toBe('false'));
    await until(() => expect(document.activeElement).toBe(button()));
  });

  it('says so where the script is not to be had, and where else to turn to', async () => {
    kustomer.script = 'blocked';
    await openPage();
    button()?.click();
    await until(() => expect(told()).toBe('It was blocked.Write to us'));
    expect(document.querySelector('a')?.href).toBe('mailto:us@example.com');
    expect(button()?.textContent).toBe('Try again');
    kustomer.script = 'loads';
    await openChat();
    expect(told()).toBe('');
  });

  it('says so where Kustomer does not take them', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    kustomer.login = () => new Error('no');
    await openPage();
    button()?.click();
    await until(() => expect(told()).toContain('It failed.'));
  });

  it('says so where our own server cannot tell who it is', async () => {
    await openPage();
    tokenAnswer = () => Response.json({ error: 'session_unavailable' }, { status: 503 });
    button()?.click();
    await until(() => expect(told()).toContain('It is out of reach.'));
    expect(location.replace).not.toHaveBeenCalled();
  });
});

describe('a conversation', () => {
  it("starts once, whatever React's development mode, route changes and drawing anew do with it", async () => {
    await openPage();
    await openChat();
    for (const _ of 'five') {
      root.unmount();
      root = createRoot(document.querySelector('main') ?? document.body);
      await draw();
      await draw(structuredClone(forAnna));
    }
    await untilOpen();
    expect(startsOf(kustomer)).toHaveLength(1);
    expect([kustomer.scripts.length, tokens]).toEqual([1, 1]);
  });

  it('goes on by itself on the next page, for the one who had it and for nobody else', async () => {
    await openPage();
    await openChat();
    root.unmount();
    kustomer = Object.assign(fakeKustomer(), { loggedIn: 'anna' });
    await openPage();
    await untilOpen();
    expect(tokens).toBe(1);
    kustomer.send('onOpen');
    await until(() => expect(button()?.getAttribute('aria-expanded')).toBe('true'));

    root.unmount();
    kustomer = fakeKustomer();
    await openPage({
      ...forAnna,
      customer: { ...start, externalId: 'ben', adoptsGuestChat: false, expiresAt },
    });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(kustomer.scripts).toEqual([]);
  });
});

describe('the customer leaves', () => {
  const gone = async () => {
    await until(() => expect(location.replace).toHaveBeenCalled());
    expect(kustomer.asked.slice(-2)).toEqual(['logout', 'stop']);
    expect(sessionStorage).toHaveLength(0);
  };

  it('here: the chat forgets them before anything else is done', async () => {
    await openPage();
    await openChat();
    const { takeLeave } = await import('@/components/session/on-sign-out.client');
    await takeLeave();
    expect(kustomer.asked.slice(-2)).toEqual(['logout', 'stop']);
    expect([kustomer.loggedIn, sessionStorage.length]).toEqual([null, 0]);
    await until(() => expect(button()?.textContent).toBe('Chat with us'));
  });

  it('here: the chat of an earlier page forgets them, too', async () => {
    await openPage();
    await openChat();
    root.unmount();
    sessionStorage.clear(); // They closed it there.
    const kept = cookieStore;
    kustomer = Object.assign(fakeKustomer(), { loggedIn: 'anna' });
    vi.stubGlobal('cookieStore', kept);
    await openPage();
    const { takeLeave } = await import('@/components/session/on-sign-out.client');
    await takeLeave();
    expect(kustomer.asked).toEqual([expect.stringMatching('start'), 'logout', 'stop']);
    expect([kustomer.loggedIn, await cookieStore.get('foyer-chat')]).toEqual([null, null]);
  });

  it('here: whoever has to sign out twice has the chat asked twice', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    await openPage();
    await cookieStore.set('foyer-chat', 'anna');
    const { takeLeave } = await import('@/components/session/on-sign-out.client');
    const { logout } = kustomer;
    kustomer.logout = () => new Error('down');
    await takeLeave();
    kustomer.logout = logout;
    await takeLeave();
    expect(await cookieStore.get('foyer-chat')).toBeNull();
  });

  it('here: what another customer left is not asked for', async () => {
    await openPage();
    await cookieStore.set('foyer-chat', 'ben');
    const { takeLeave } = await import('@/components/session/on-sign-out.client');
    await takeLeave();
    expect([kustomer.scripts, await cookieStore.get('foyer-chat')]).toEqual([
      [],
      expect.anything(),
    ]);
  });

  it('elsewhere: it is found out within a minute', async () => {
    await openPage();
    await openChat();
    session = { state: 'guest' };
    await vi.advanceTimersByTimeAsync(59_000);
    expect(location.replace).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    await gone();
    expect(document.documentElement.style.visibility).toBe('hidden');
  });

  it.each([
    ['somebody comes back to the page', { state: 'guest' }],
    [
      'another customer has come meanwhile',
      { state: 'signed-in', expiresAt: '2032-01-01T00:00:00.000Z' },
    ],
  ])('elsewhere: it is found out when %s', async (_, now) => {
    await openPage();
    await openChat();
    session = now;
    dispatchEvent(new Event('focus'));
    await gone();
  });

  it.each([
    [
      'there is no session any more',
      () => Response.json({ error: 'session_ended' }, { status: 401 }),
    ],
    [
      "the session is another customer's",
      () => Response.json({ token: 'ben 1', externalId: 'ben' }),
    ],
  ])('before the chat has begun: %s', async (_, answer) => {
    await openPage();
    tokenAnswer = answer;
    button()?.click();
    await gone();
    expect(kustomer.asked.join()).not.toContain('login ');
  });

  it('not: nobody is sent away while we cannot tell', async () => {
    await openPage();
    await openChat();
    session = { state: 'unavailable' };
    await vi.advanceTimersByTimeAsync(180_000);
    expect(kustomer.asked.at(-1)).toBe('open');
    expect(location.replace).not.toHaveBeenCalled();
  });
});

it("makes the chat forget whoever was here before, on a guest's page, once", async () => {
  kustomer.loggedIn = 'anna';
  session = { state: 'guest' };
  await cookieStore.set('foyer-chat', '1');
  await openPage({ customer: null, start });
  await until(() => expect(kustomer.asked.at(-1)).toBe('stop'));
  expect(kustomer.loggedIn).toBeNull();
  expect(startsOf(kustomer)).toHaveLength(1);
  expect(document.querySelector('main')?.innerHTML).toBe('');
});

it('forgets nobody who has signed in meanwhile, in another tab', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  kustomer.loggedIn = 'anna';
  await cookieStore.set('foyer-chat', '1');
  await openPage({ customer: null, start });
  await until(() => expect(kustomer.asked.at(-1)).toBe('stop'));
  expect([kustomer.loggedIn, await cookieStore.get('foyer-chat')]).toEqual([
    'anna',
    expect.anything(),
  ]);
});

describe('a page that is drawn anew', () => {
  const forBen = {
    ...forAnna,
    customer: {
      ...start,
      externalId: 'ben',
      adoptsGuestChat: false,
      expiresAt: '2032-01-01T00:00:00.000Z',
    },
  };

  it("for another customer has none of the first one's conversation", async () => {
    await openPage();
    await openChat();
    await draw(forBen);
    await until(() => expect(kustomer.asked.slice(-2)).toEqual(['logout', 'stop']));
    expect([kustomer.loggedIn, sessionStorage.length]).toEqual([null, 0]);
    await until(() => expect(button()?.getAttribute('aria-expanded')).toBe('false'));
    tokenAnswer = () => Response.json({ token: 'ben 1', externalId: 'ben' });
    await openChat();
    expect(kustomer.loggedIn).toBe('ben');
  });

  it('leaves the focus where it is while the conversation is open', async () => {
    await openPage();
    await openChat();
    const asked = [...kustomer.asked];
    await draw({ ...structuredClone(forAnna), labels: { ...forAnna.labels, open: 'Chat again' } });
    await until(() => expect(button()?.textContent).toBe('Chat again'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(kustomer.asked).toEqual(asked);
    expect(button()?.getAttribute('aria-expanded')).toBe('true');
  });

  it('in another language has the conversation in that, without another login', async () => {
    await openPage();
    await openChat();
    kustomer.asked = [];
    await draw({ ...forAnna, customer: { ...forAnna.customer, language: 'nl' } } as ChatProps);
    await untilOpen();
    const start = 'start {"hideChatIcon":true,"lang":"nl"}';
    expect(kustomer.asked).toEqual(['stop', start, 'isLoggedIn anna', 'open']);
  });

  it('without its button goes on watching for the end of the session, and says farewell', async () => {
    await openPage();
    await openChat();
    root.unmount();
    session = { state: 'guest' };
    await vi.advanceTimersByTimeAsync(60_000);
    await until(() => expect(location.replace).toHaveBeenCalled());
    expect([kustomer.loggedIn, sessionStorage.length]).toEqual([null, 0]);
  });
});

it('notices the end of the session when the page is seen again, whatever has the focus', async () => {
  await openPage();
  await openChat();
  session = { state: 'guest' };
  document.dispatchEvent(new Event('visibilitychange'));
  await until(() => expect(location.replace).toHaveBeenCalled());
});

it('does not open for a session that has ended, even where Kustomer remembers the customer', async () => {
  kustomer.loggedIn = 'anna';
  session = { state: 'guest' };
  await openPage();
  button()?.click();
  await until(() => expect(location.replace).toHaveBeenCalled());
  expect(kustomer.asked).not.toContain('open');
});

it('takes a token that is cut off in the middle for a fault of ours', async () => {
  vi.spyOn(console, 'warn').mockReturnValue();
  const thrown = vi.spyOn(console, 'error').mockReturnValue();
  await openPage();
  tokenAnswer = () => new Response('{"tok');
  button()?.click();
  await until(() => expect(told()).toContain('It is out of reach.'));
  expect(thrown).not.toHaveBeenCalled();
});

describe('our own code that does not come', () => {
  afterEach(() => {
    vi.doUnmock('@/components/chat-line.client');
    vi.doUnmock('@/components/chat.client');
  });

  it('keeps nobody from signing out, and opens nothing after', async () => {
    const line = { open: vi.fn(), close: vi.fn(), hangUp: vi.fn() };
    const pickUp = vi.fn(() => line);
    let come = () => {};
    const coming = new Promise<{ pickUp: typeof pickUp }>((resolve) => {
      come = () => resolve({ pickUp });
    });
    await openPage();
    vi.doMock('@/components/chat/chat-line.client', () => coming);
    button()?.click();
    const { takeLeave } = await import('@/components/session/on-sign-out.client');
    await takeLeave();
    come();
    await until(() => expect(pickUp).toHaveBeenCalled());
    root.unmount();
    await until(() => expect(line.hangUp).toHaveBeenCalled());
    expect(line.open).not.toHaveBeenCalled();
  });

  it('is followed all the same when it comes to a page that was drawn anew meanwhile', async () => {
    let come = () => {};
    const coming = new Promise<void>((resolve) => {
      come = resolve;
    });
    await openPage();
    vi.doMock('@/components/chat/chat-line.client', async (original) => {
      await coming;
      return original();
    });
    button()?.click();
    await draw({ ...structuredClone(forAnna), labels: { ...forAnna.labels, open: 'Chat again' } });
    await until(() => expect(button()?.textContent).toBe('Chat again'));
    come();
    await untilOpen();
    kustomer.send('onOpen');
    await until(() => expect(button()?.getAttribute('aria-expanded')).toBe('true'));
  });

  it('keeps nobody from signing out for longer than three seconds, where they chatted before', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    await openPage();
    await cookieStore.set('foyer-chat', 'anna');
    vi.doMock('@/lib/vendors/kustomer/chat-leave.client', () => new Promise(() => {}));
    const { takeLeave } = await import('@/components/session/on-sign-out.client');
    const left = vi.fn();
    const leaving = takeLeave().then(left);
    await vi.advanceTimersByTimeAsync(2_999);
    expect(left).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    await leaving;
    vi.doUnmock('@/lib/vendors/kustomer/chat-leave.client');
  });

  it('leaves the other way to reach us in its place', async () => {
    vi.resetModules();
    vi.doMock('@/components/chat/chat.client', () => Promise.reject(new Error('offline')));
    document.body.innerHTML = '<main></main>';
    root = createRoot(document.querySelector('main') ?? document.body);
    const { ChatDoor } = await import('@/components/chat/chat-door.client');
    root.render(<ChatDoor {...forAnna}>Write to us</ChatDoor>);
    await until(() => expect(document.querySelector('main')?.textContent).toBe('Write to us'));
  });
});
