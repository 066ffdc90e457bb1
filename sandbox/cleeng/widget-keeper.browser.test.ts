// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

interface Pair {
  jwt: string;
  refreshToken: string;
}

/** A frame, as seen by the page that embeds it. */
interface Keeper {
  tokens: unknown[];
  begin(): void;
  hold(pair: Pair | null, number: number): void;
}

let jar: SlowCookies;
/** Cleeng's response to a refresh token. */
let renewal: (refreshToken: string) => Promise<Response>;

/** Reads and writes after a delay, as a browser may; a read returns the value at the time of the call. */
class SlowCookies extends EventTarget {
  value = '';
  refuses = false;

  async get(): Promise<{ value: string }> {
    const { value } = this;
    await later(10);
    return { value };
  }

  async set({ value }: { value: string }): Promise<void> {
    await later(30);
    if (this.refuses) throw new DOMException('Blocked', 'NotAllowedError');
    this.value = value;
    this.dispatchEvent(new Event('change'));
  }
}

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const cookieOf = (pair: Pair | null) => (pair ? encodeURIComponent(JSON.stringify(pair)) : '');
const renewed = (pair: Pair) => Response.json({ responseData: pair });
const refused = () => Response.json({ errors: ['Refresh token is not valid'] }, { status: 422 });
const done = (number: number) => ({ done: number });

function pairOf(refreshToken: string, seconds = 900): Pair {
  const exp = Math.floor(Date.now() / 1000) + seconds;
  return { jwt: `e30.${btoa(JSON.stringify({ exp }))}.`, refreshToken };
}

async function openKeeper(): Promise<Keeper> {
  const tokens: unknown[] = [];
  let open = (_message: unknown) => {};
  vi.stubGlobal('addEventListener', (_type: string, listener: typeof open) => {
    open = listener;
  });
  vi.resetModules();
  await import('./widgets/keeper.js');
  const port = {
    onmessage: (_message: { data: unknown }) => {},
    postMessage: (said: unknown) => tokens.push(said),
  };
  open({ source: window.parent, ports: [port] });
  expect(tokens.splice(0)).toEqual([{ kind: 'listening' }]);
  return {
    tokens,
    begin: () => port.onmessage({ data: { kind: 'begin' } }),
    hold: (pair, number) => port.onmessage({ data: { kind: 'hold', pair, number } }),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
  jar = new SlowCookies();
  renewal = async () => refused();
  vi.stubGlobal('cookieStore', jar);
  vi.stubGlobal('fetch', (_address: URL, { body }: { body: string }) =>
    renewal(JSON.parse(body).refreshToken),
  );
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('orders', () => {
  it('tell a page whose customer logs out at once nothing afterwards', async () => {
    const anna = pairOf('anna');
    jar.value = cookieOf(anna);
    const keeper = await openKeeper();
    keeper.begin();
    keeper.hold(null, 1);
    await pass(1_000);
    expect(keeper.tokens).toEqual([{ pair: anna }, { pair: null }, done(1)]);
  });

  it('keep a login right after a logout', async () => {
    const ben = pairOf('ben');
    const keeper = await openKeeper();
    keeper.begin();
    keeper.hold(null, 1);
    keeper.hold(ben, 2);
    await pass(1_000);
    expect(keeper.tokens).toEqual([
      { pair: null },
      { pair: null },
      done(1),
      { pair: ben },
      done(2),
    ]);
    expect(jar.value).toBe(cookieOf(ben));
  });

  it('are reported only once the cookie is written', async () => {
    const anna = pairOf('anna');
    const keeper = await openKeeper();
    keeper.hold(anna, 1);
    await pass(29);
    expect(keeper.tokens).toEqual([]);
    await pass(1);
    expect(keeper.tokens).toEqual([{ pair: anna }, done(1)]);
    expect(jar.value).toBe(cookieOf(anna));
  });

  it('fail where the browser stores no cookies, and the next one is handled', async () => {
    const keeper = await openKeeper();
    jar.refuses = true;
    keeper.hold(pairOf('anna'), 1);
    keeper.begin();
    await pass(1_000);
    expect(keeper.tokens).toEqual([{ failed: 1 }, { pair: null }]);
  });
});

describe('a pair that is about to expire', () => {
  it('is renewed before the page gets it', async () => {
    const next = pairOf('next');
    renewal = async () => renewed(next);
    jar.value = cookieOf(pairOf('old', 0));
    const keeper = await openKeeper();
    keeper.begin();
    await pass(1_000);
    expect(keeper.tokens).toEqual([{ pair: next }]);
    expect(jar.value).toBe(cookieOf(next));
  });

  it('is tried again while Cleeng does not respond', async () => {
    const next = pairOf('next');
    const answers = [new Response('', { status: 503 }), renewed(next)];
    renewal = async () => answers.shift() ?? refused();
    jar.value = cookieOf(pairOf('old', 0));
    const keeper = await openKeeper();
    keeper.begin();
    await pass(2_900);
    expect(keeper.tokens).toEqual([]);
    await pass(1_000);
    expect(keeper.tokens).toEqual([{ pair: next }]);
  });

  it('is removed once Cleeng has refused it', async () => {
    jar.value = cookieOf(pairOf('revoked', 0));
    const keeper = await openKeeper();
    keeper.begin();
    await pass(10_000);
    expect(keeper.tokens).toEqual([{ pair: null }]);
    expect(jar.value).toBe('');
  });

  it('does not undo a logout meanwhile', async () => {
    renewal = () => later(2_000).then(() => renewed(pairOf('next')));
    jar.value = cookieOf(pairOf('old', 0));
    const keeper = await openKeeper();
    keeper.begin();
    await pass(100);
    keeper.hold(null, 1);
    await pass(10_000);
    expect(keeper.tokens).toEqual([{ pair: null }, done(1)]);
    expect(jar.value).toBe('');
  });

  it('does not affect a login before it is removed', async () => {
    const ben = pairOf('ben');
    jar.value = cookieOf(pairOf('revoked', 0));
    const keeper = await openKeeper();
    keeper.begin();
    await pass(100);
    keeper.hold(ben, 1);
    await pass(10_000);
    expect(keeper.tokens).toEqual([{ pair: ben }, done(1)]);
    expect(jar.value).toBe(cookieOf(ben));
  });

  it('is not renewed after a logout', async () => {
    const requested: string[] = [];
    renewal = async (refreshToken) => {
      requested.push(refreshToken);
      return refused();
    };
    jar.value = cookieOf(pairOf('old', 0));
    const keeper = await openKeeper();
    keeper.begin();
    keeper.hold(null, 1);
    await pass(10_000);
    expect(requested).toEqual([]);
  });

  it('does not undo a login and a logout while Cleeng did not respond', async () => {
    renewal = () => later(2_000).then(() => new Response('', { status: 503 }));
    jar.value = cookieOf(pairOf('old', 0));
    const keeper = await openKeeper();
    keeper.begin();
    await pass(100);
    keeper.hold(pairOf('ben'), 1);
    await pass(3_000);
    keeper.hold(null, 2);
    await pass(1_000_000);
    expect(keeper.tokens.slice(-3)).toEqual([done(1), { pair: null }, done(2)]);
  });
});

it('a pair that is valid for years is checked again before a timer overflows', async () => {
  const timed = vi.spyOn(globalThis, 'setTimeout');
  const keeper = await openKeeper();
  keeper.hold(pairOf('years', 3 * 365 * 86_400), 1);
  await pass(1_000);
  expect(timed.mock.calls.map(([, milliseconds]) => milliseconds)).toContain(2 ** 31 - 1);
});

describe('two tabs', () => {
  it("get each other's changes", async () => {
    const anna = pairOf('anna');
    const [here, there] = [await openKeeper(), await openKeeper()];
    here.begin();
    there.begin();
    await pass(100);
    here.hold(anna, 1);
    await pass(100);
    expect(here.tokens).toEqual([{ pair: null }, { pair: anna }, done(1)]);
    expect(there.tokens).toEqual([{ pair: null }, { pair: anna }]);
  });

  it('share one renewal, however long it takes', async () => {
    const next = pairOf('next');
    const used = new Set<string>();
    renewal = async (refreshToken) => {
      if (used.has(refreshToken)) return refused();
      used.add(refreshToken);
      await later(4_500);
      return renewed(next);
    };
    jar.value = cookieOf(pairOf('old', 0));
    const [here, there] = [await openKeeper(), await openKeeper()];
    here.begin();
    there.begin();
    await pass(20_000);
    expect(here.tokens).toEqual([{ pair: next }]);
    expect(there.tokens).toEqual([{ pair: next }]);
    expect(jar.value).toBe(cookieOf(next));
  });

  it('agree on the last change', async () => {
    const [anna, ben] = [pairOf('anna'), pairOf('ben')];
    const [here, there] = [await openKeeper(), await openKeeper()];
    here.hold(anna, 1);
    await pass(15);
    there.hold(ben, 1);
    await pass(1_000);
    expect(here.tokens).toEqual([{ pair: anna }, done(1), { pair: ben }]);
    expect(there.tokens).toEqual([{ pair: ben }, done(1)]);
    expect(jar.value).toBe(cookieOf(ben));
  });
});
