import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ChatButtonProps } from '@/components/chat/chat-button.client';
import { type FakeKustomer, fakeKustomer } from '@/lib/vendors/kustomer/test-kustomer.client';

const expiresAt = '2031-05-01T12:00:00.000Z';
const settings = {
  scriptUrl: 'https://cdn.example/widget.js',
  apiKey: 'key',
  brandId: null,
  language: 'en',
};
const forAnna: ChatButtonProps = {
  customer: { ...settings, externalId: 'anna', adoptsGuestChat: false, expiresAt },
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
const forBen = { ...forAnna, customer: { ...forAnna.customer, externalId: 'ben' } };

let kustomer: FakeKustomer;
let root: Root;
let session: { state: string; expiresAt?: string };
let tokens: number;
let tokenResponse: () => Response;

/** A new document, with its own module instances. */
async function openPage(props = forAnna): Promise<void> {
  vi.resetModules();
  document.body.innerHTML = '<main></main>';
  root = createRoot(document.querySelector('main') ?? document.body);
  await render(props);
  await until(() => expect(button()).not.toBeNull());
}

async function render(props: ChatButtonProps): Promise<void> {
  const { Chat } = await import('@/components/chat/chat.client');
  root.render(
    <StrictMode>
      <Chat {...props}>Write to us</Chat>
    </StrictMode>,
  );
}

const button = () => document.querySelector<HTMLButtonElement>('button');
const announced = () => document.querySelector('[aria-live]')?.textContent;
const until = (holds: () => void) => vi.waitFor(holds, { timeout: 20_000, interval: 10 });
const untilExpanded = (isExpanded: boolean) =>
  until(() => expect(button()?.getAttribute('aria-expanded')).toBe(String(isExpanded)));
const openChat = () => {
  button()?.click();
  return untilExpanded(true);
};
const untilGone = async () => {
  await until(() => expect(location.replace).toHaveBeenCalled());
  expect(kustomer.asked.slice(-2)).toEqual(['logout', 'stop']);
  expect(sessionStorage).toHaveLength(0);
};

beforeEach(() => {
  sessionStorage.clear();
  kustomer = fakeKustomer();
  session = { state: 'signed-in', expiresAt };
  tokens = 0;
  tokenResponse = () => Response.json({ token: `anna ${++tokens}`, externalId: 'anna' });
  vi.stubGlobal('fetch', async (address: string) =>
    address === '/api/session' ? Response.json(session) : tokenResponse(),
  );
  vi.spyOn(location, 'replace').mockReturnValue();
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }); // Only intervals: code is loaded in real time.
});
afterEach(() => {
  root.unmount();
  document.documentElement.style.visibility = '';
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the button', () => {
  it('sends no request before it is pressed', async () => {
    await openPage();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(button()?.textContent).toBe('Chat with us');
    expect([kustomer.scripts, kustomer.asked, tokens]).toEqual([[], [], 0]);
  });

  it('opens and closes the conversation, and shows what is unread meanwhile', async () => {
    await openPage();
    await openChat();
    button()?.click();
    await until(() => expect(kustomer.asked.at(-1)).toBe('close'));
    kustomer.unread = 2;
    kustomer.send('onClose');
    await until(() => expect(announced()).toBe('Unread: 2'));
    await untilExpanded(false);
    await until(() => expect(document.activeElement).toBe(button()));
  });

  it('shows what is unread since an earlier page', async () => {
    kustomer.loggedIn = 'anna';
    kustomer.unread = 3;
    await cookieStore.set('foyer-chat', 'anna');
    await openPage();
    await until(() => expect(announced()).toBe('Unread: 3'));
    expect(kustomer.asked).not.toContain('open');
  });

  it('says where the script was blocked, and shows another way to reach us', async () => {
    kustomer.script = 'blocked';
    await openPage();
    button()?.click();
    await until(() => expect(announced()).toBe('It was blocked.Write to us'));
    expect(document.querySelector('a')?.href).toBe('mailto:us@example.com');
    expect(button()?.textContent).toBe('Try again');
    kustomer.script = 'loads';
    await openChat();
    expect(announced()).toBe('');
  });

  it('says where Kustomer refuses the customer', async () => {
    vi.spyOn(console, 'warn').mockReturnValue();
    kustomer.login = () => new Error('no');
    await openPage();
    button()?.click();
    await until(() => expect(announced()).toContain('It failed.'));
  });

  it('says where our own server issues no token', async () => {
    await openPage();
    tokenResponse = () => Response.json({ error: 'session_unavailable' }, { status: 503 });
    button()?.click();
    await until(() => expect(announced()).toContain('It is out of reach.'));
    expect(location.replace).not.toHaveBeenCalled();
  });
});

describe('a conversation', () => {
  it('goes on while the layout is rendered again', async () => {
    await openPage();
    await openChat();
    const asked = [...kustomer.asked];
    const labels = { ...forAnna.labels, open: 'Chat again' };
    await render({ ...structuredClone(forAnna), labels });
    await until(() => expect(button()?.textContent).toBe('Chat again'));
    root.unmount();
    root = createRoot(document.querySelector('main') ?? document.body);
    await render(forAnna);
    await until(() => expect(button()?.textContent).toBe('Chat with us'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(kustomer.asked).toEqual(asked);
    await untilExpanded(true);
  });

  it('is open in the next document, for the same customer alone', async () => {
    await openPage();
    await openChat();
    root.unmount();
    kustomer = Object.assign(fakeKustomer(), { loggedIn: 'anna' });
    await openPage();
    await untilExpanded(true);
    expect(tokens).toBe(1);
    root.unmount();
    kustomer = fakeKustomer();
    await openPage(forBen);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(kustomer.scripts).toEqual([]);
  });

  it('is logged out before the customer signs out', async () => {
    await openPage();
    await openChat();
    const { runOnSignOut } = await import('@/components/session/on-sign-out.client');
    await runOnSignOut();
    expect(kustomer.asked.slice(-2)).toEqual(['logout', 'stop']);
    expect([kustomer.loggedIn, sessionStorage.length]).toEqual([null, 0]);
    await until(() => expect(button()?.textContent).toBe('Chat with us'));
  });
});

describe('a session that ends elsewhere', () => {
  it('is noticed within a minute', async () => {
    await openPage();
    await openChat();
    session = { state: 'guest' };
    await vi.advanceTimersByTimeAsync(59_000);
    expect(location.replace).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    await untilGone();
    expect(document.documentElement.style.visibility).toBe('hidden');
  });

  it.each<[string, object, () => void]>([
    ['the page has the focus again', { state: 'guest' }, () => dispatchEvent(new Event('focus'))],
    [
      'the page is visible again',
      { state: 'guest' },
      () => document.dispatchEvent(new Event('visibilitychange')),
    ],
    [
      'it is another session by then',
      { state: 'signed-in', expiresAt: '2032-01-01T00:00:00.000Z' },
      () => dispatchEvent(new Event('focus')),
    ],
  ])('is noticed when %s', async (_, now, happens) => {
    await openPage();
    await openChat();
    Object.assign(session, { expiresAt: undefined }, now);
    happens();
    await untilGone();
  });

  it('is noticed before the conversation opens, also where Kustomer remembers the customer', async () => {
    kustomer.loggedIn = 'anna';
    session = { state: 'guest' };
    await openPage();
    button()?.click();
    await untilGone();
    expect(kustomer.asked).not.toContain('open');
  });

  it('is not assumed without an answer', async () => {
    await openPage();
    await openChat();
    session = { state: 'unavailable' };
    await vi.advanceTimersByTimeAsync(180_000);
    expect(kustomer.asked.at(-1)).toBe('open');
    expect(location.replace).not.toHaveBeenCalled();
  });
});

it("logs out on a guest's page who was not, and shows nothing", async () => {
  kustomer.loggedIn = 'anna';
  session = { state: 'guest' };
  await cookieStore.set('foyer-chat', 'anna');
  vi.resetModules();
  document.body.innerHTML = '<main></main>';
  root = createRoot(document.querySelector('main') ?? document.body);
  const { ChatCleaner } = await import('@/components/chat/chat.client');
  root.render(<ChatCleaner settings={settings} />);
  await until(() => expect(kustomer.asked.at(-1)).toBe('stop'));
  expect([kustomer.loggedIn, document.querySelector('main')?.innerHTML]).toEqual([null, '']);
});

it('is replaced by the other way to reach us where our own code does not load', async () => {
  vi.resetModules();
  vi.doMock('@/components/chat/chat-button.client', () => Promise.reject(new Error('offline')));
  document.body.innerHTML = '<main></main>';
  root = createRoot(document.querySelector('main') ?? document.body);
  const { Chat } = await import('@/components/chat/chat.client');
  root.render(<Chat {...forAnna}>Write to us</Chat>);
  await until(() => expect(document.querySelector('main')?.textContent).toBe('Write to us'));
  vi.doUnmock('@/components/chat/chat-button.client');
});
