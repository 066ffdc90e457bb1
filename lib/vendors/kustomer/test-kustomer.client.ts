// For tests: records its calls in order, answers by callback, and remembers a login beyond the page.
import { vi } from 'vitest';
import type { Answer, Kustomer, LoginAnswer } from './widget-api.client';

/** `never`: no callback. */
type Outcome<Value> = Value | Error | 'never';

export interface FakeKustomer {
  scripts: HTMLScriptElement[];
  /** `start`, `isLoggedIn anna`, `login token-1`, … */
  asked: string[];
  loggedIn: string | null;
  unread: number;
  script: 'loads' | 'blocked' | 'empty' | 'never';
  start: 'starts' | 'never' | 'late';
  /** The SDK arrives after a delay, and pending starts complete. */
  comeLate(): void;
  isLoggedIn(externalId: string): Outcome<boolean>;
  login(token: string): Outcome<LoginAnswer | undefined>;
  open(): Outcome<undefined>;
  logout(): Outcome<undefined>;
  stop(): Outcome<undefined>;
  send(event: 'onUnread' | 'onOpen' | 'onClose' | 'onLogout'): void;
}

export function fakeKustomer(): FakeKustomer {
  const listeners: [string, () => void][] = [];
  const fake: FakeKustomer = {
    scripts: [],
    asked: [],
    loggedIn: null,
    unread: 0,
    script: 'loads',
    start: 'starts',
    comeLate: () => undefined,
    open: () => undefined,
    isLoggedIn: (externalId) => fake.loggedIn === externalId,
    login: (token) => {
      fake.loggedIn = token.replace(/ .*/, '');
      return { identified: true, externalId: fake.loggedIn };
    },
    logout: () => {
      fake.loggedIn = null;
      fake.send('onLogout'); // To every listener, not only the caller's.
      return undefined;
    },
    stop: () => undefined,
    send: (event) => {
      for (const [name, listener] of listeners) if (name === event) listener();
    },
  };
  vi.stubGlobal('cookieStore', fakeCookies());
  vi.stubGlobal('Kustomer', undefined);
  vi.spyOn(document.head, 'append').mockImplementation((tag) => {
    if (!(tag instanceof HTMLScriptElement)) throw new Error('That is no script.');
    fake.scripts.push(tag);
    if (fake.script === 'blocked') queueMicrotask(() => tag.dispatchEvent(new Event('error')));
    if (fake.script === 'empty') queueMicrotask(() => tag.dispatchEvent(new Event('load')));
    if (fake.script === 'loads') queueMicrotask(() => arrive(fake, listeners));
  });
  return fake;
}

export function arrive(fake: FakeKustomer, listeners: [string, () => void][] = []): void {
  const methods: Omit<Kustomer, 'start'> = {
    stop: (answer) => reply(fake, 'stop', fake.stop, answer),
    open: (answer) => reply(fake, 'open', fake.open, answer),
    close: () => void fake.asked.push('close'),
    isLoggedIn: ({ externalId }, answer) =>
      reply(fake, `isLoggedIn ${externalId}`, () => fake.isLoggedIn(externalId), answer),
    login: ({ jwtToken }, answer) =>
      reply(fake, `login ${jwtToken}`, () => fake.login(jwtToken), answer),
    logout: (answer) => reply(fake, 'logout', fake.logout, answer),
    getUnreadCount: () => ({ total: fake.unread }),
    addListener: (event, listener) => void listeners.push([event, listener]),
  };
  const unstarted: Pick<Kustomer, 'start'> = {
    start(options, callback) {
      fake.asked.push(`start ${JSON.stringify(options)}`);
      if (fake.start === 'never') return;
      const come = () => {
        Object.assign(unstarted, methods);
        callback();
      };
      if (fake.start === 'late') fake.comeLate = come;
      else queueMicrotask(come);
    },
  };
  window.Kustomer = unstarted;
  window.dispatchEvent(new Event('kustomerLoaded'));
}

function reply<Value>(
  fake: FakeKustomer,
  question: string,
  outcome: () => Outcome<Value>,
  answer?: Answer<Value>,
): void {
  fake.asked.push(question);
  const came = outcome();
  if (came === 'never') return;
  queueMicrotask(() =>
    came instanceof Error ? answer?.(undefined as Value, came) : answer?.(came),
  );
}

function fakeCookies() {
  const kept = new Map<string, string>();
  return {
    get: async (name: string) => (kept.has(name) ? { name, value: kept.get(name) } : null),
    set: async (given: string | { name: string; value: string }, value = '') =>
      void (typeof given === 'string' ? kept.set(given, value) : kept.set(given.name, given.value)),
    delete: async ({ name }: { name: string }) => void kept.delete(name),
  };
}
