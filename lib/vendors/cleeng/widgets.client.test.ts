import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AuthTokens, Watcher, WidgetsState } from './widgets.client';

const order = { scriptUrl: 'https://widgets.example/cleeng.js', leavesFirst: false };
const pair = { jwt: 'j', refreshToken: 'r' };

type Callback = (tokens?: Partial<AuthTokens>) => void;

function openPage() {
  const scripts: EventTarget[] = [];
  const target = Object.assign(new EventTarget(), {
    location: { origin: 'https://foyer.example' },
  });
  vi.stubGlobal('window', target);
  vi.stubGlobal('location', target.location);
  vi.stubGlobal('document', {
    createElement: () => new EventTarget(),
    head: { append: (script: EventTarget) => scripts.push(script) },
  });
  vi.stubGlobal('foyerWidgets', undefined);
  vi.stubGlobal('cleeng', undefined);
  const post = (origin: string, source: unknown, type = 'CLEENG_SDK_LOADED') =>
    target.dispatchEvent(Object.assign(new Event('message'), { data: { type }, origin, source }));
  return { scripts, post, postLoaded: () => post('https://foyer.example', target), target };
}

function cleengOnPage(logout?: () => Promise<void>) {
  const callbacks: Callback[] = [];
  const cleeng = {
    onAuthTokensUpdate: (callback: Callback) => void callbacks.push(callback),
    logout,
  };
  vi.stubGlobal('cleeng', cleeng);
  return callbacks;
}

function watcher() {
  const states: WidgetsState[] = [];
  const received: AuthTokens[] = [];
  const watching: Watcher = {
    onState: (state) => void states.push(state),
    onTokens: (tokens) => void received.push(tokens),
  };
  return { states, received, watching };
}

/** A new module instance, as after hot reloading. Its state is kept on `window`. */
async function freshModule() {
  vi.resetModules();
  return import('./widgets.client');
}

let page: ReturnType<typeof openPage>;
beforeEach(() => {
  vi.useFakeTimers();
  page = openPage();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("Cleeng's widgets", () => {
  it('are loaded once, also after remounting and hot reloading', async () => {
    const callbacks = cleengOnPage();
    const first = watcher();
    const second = watcher();
    (await freshModule()).watchWidgets(order, first.watching)();
    page.postLoaded();
    page.postLoaded();
    (await freshModule()).watchWidgets(order, second.watching);
    page.postLoaded();
    expect(page.scripts).toHaveLength(1);
    await vi.waitFor(() => expect(callbacks).toHaveLength(1));
    callbacks[0]?.(pair);
    expect(first).toMatchObject({ states: ['loading'], received: [] });
    expect(second).toMatchObject({ states: ['ready'], received: [pair] });
  });

  it('give a new watcher the last state and tokens', async () => {
    const callbacks = cleengOnPage();
    const { watchWidgets } = await freshModule();
    const [first, second, third] = [watcher(), watcher(), watcher()];
    const stop = watchWidgets(order, first.watching);
    page.postLoaded();
    callbacks[0]?.(pair);
    callbacks[0]?.({ ...pair, jwt: 'newer' });
    stop();
    watchWidgets(order, second.watching)();
    expect(second).toMatchObject({ states: ['ready'], received: [{ ...pair, jwt: 'newer' }] });
    callbacks[0]?.();
    watchWidgets(order, third.watching);
    expect(third.received).toEqual([{ jwt: null, refreshToken: null }]);
  });

  it('are ready after a message from their own origin or from this window only', async () => {
    const callbacks = cleengOnPage();
    const { states, watching } = watcher();
    (await freshModule()).watchWidgets(order, watching);
    page.post('https://evil.example', page.target);
    page.post('https://foyer.example', {});
    page.post('https://widgets.example.evil.example', {});
    page.post('https://widgets.example', {}, 'CLEENG_OTHER');
    expect(states).toEqual(['loading']);
    page.post('https://widgets.example', {});
    expect(states).toEqual(['loading', 'ready']);
    expect(callbacks).toHaveLength(1);
  });

  it('are blocked where the script fails to load, and silent where no message comes', async () => {
    const blocked = watcher();
    (await freshModule()).watchWidgets(order, blocked.watching);
    page.scripts[0]?.dispatchEvent(new Event('error'));
    vi.advanceTimersByTime(60_000);
    expect(blocked.states).toEqual(['loading', 'blocked']);

    page = openPage();
    const silent = watcher();
    (await freshModule()).watchWidgets(order, silent.watching);
    vi.advanceTimersByTime(60_000);
    expect(silent.states).toEqual(['loading', 'silent']);
    cleengOnPage();
    page.postLoaded();
    expect(silent.states).toEqual(['loading', 'silent', 'ready']);
  });

  it.each<[string, Partial<AuthTokens> | undefined]>([
    ['empty strings', { jwt: '', refreshToken: '' }],
    ['null', { jwt: null, refreshToken: null }],
    ['an empty object', {}],
    ['nothing', undefined],
  ])('have no customer with %s', async (_, tokens) => {
    const callbacks = cleengOnPage();
    const { received, watching } = watcher();
    (await freshModule()).watchWidgets(order, watching);
    page.postLoaded();
    callbacks[0]?.(tokens);
    expect(received).toEqual([{ jwt: null, refreshToken: null }]);
  });

  it('log out before they are used, with leavesFirst', async () => {
    const leaving = { ...order, leavesFirst: true };
    let finish = () => {};
    const logout = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const callbacks = cleengOnPage(logout);
    const { states, received, watching } = watcher();
    (await freshModule()).watchWidgets(leaving, watching);
    page.postLoaded();
    expect(logout).toHaveBeenCalledOnce();
    expect([states, received, callbacks]).toEqual([['loading'], [], []]);
    finish();
    await vi.waitFor(() => expect(callbacks).toHaveLength(1));
    expect([states, received]).toEqual([['loading', 'ready'], [{ jwt: null, refreshToken: null }]]);
  });

  it.each([
    ['do not', () => Promise.reject(new Error('blocked'))],
    ['cannot', undefined],
  ])('are not used where they %s log out first', async (_, logout) => {
    const callbacks = cleengOnPage(logout);
    const { states, received, watching } = watcher();
    (await freshModule()).watchWidgets({ ...order, leavesFirst: true }, watching);
    page.postLoaded();
    await vi.waitFor(() => expect(states).toEqual(['loading', 'silent']));
    expect([received, callbacks]).toEqual([[], []]);
  });
});
