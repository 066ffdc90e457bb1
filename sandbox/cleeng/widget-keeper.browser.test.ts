import { beforeEach, expect, it, vi } from 'vitest';

interface Pair {
  jwt: string;
  refreshToken: string;
}

let jar: SlowCookies;
let told: unknown[];
let tell: (order: unknown) => void;

/** Answers with what it held when it was asked, and later than whoever asks would like, as a browser's may. */
class SlowCookies extends EventTarget {
  value = '';

  async get(): Promise<{ value: string }> {
    const { value } = this;
    await later(10);
    return { value };
  }

  async set({ value }: { value: string }): Promise<void> {
    await later(30);
    this.value = value;
    this.dispatchEvent(new Event('change'));
  }
}

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const until = (holds: () => void) => vi.waitFor(holds, { timeout: 20_000, interval: 5 });
const anna = pairOf('anna');
const ben = pairOf('ben');

function pairOf(refreshToken: string, seconds = 900): Pair {
  const exp = Math.floor(Date.now() / 1000) + seconds;
  return { jwt: `e30.${btoa(JSON.stringify({ exp }))}.`, refreshToken };
}

const cookieOf = (pair: Pair | null) => (pair ? encodeURIComponent(JSON.stringify(pair)) : '');
const done = (number: number) => ({ done: number });

/** The frame, as a page opens it. */
beforeEach(async () => {
  jar = new SlowCookies();
  told = [];
  let open = (_message: unknown) => {};
  vi.stubGlobal('cookieStore', jar);
  vi.stubGlobal('addEventListener', (_type: string, listener: typeof open) => {
    open = listener;
  });
  vi.resetModules();
  await import('./widgets/keeper.js');
  const port = {
    onmessage: (_message: { data: unknown }) => {},
    postMessage: (said: unknown) => told.push(said),
  };
  open({ source: window.parent, ports: [port] });
  tell = (data) => port.onmessage({ data });
  expect(told.splice(0)).toEqual([{ kind: 'listening' }]);
});

it('tells a page that has its customer leave at once nothing of them afterwards', async () => {
  jar.value = cookieOf(anna);
  tell({ kind: 'begin' });
  tell({ kind: 'hold', pair: null, number: 1 });
  await until(() => expect(told).toContainEqual(done(1)));
  tell({ kind: 'hold', pair: null, number: 2 });
  await until(() => expect(told).toContainEqual(done(2)));
  expect(told).toEqual([{ pair: anna }, { pair: null }, done(1), { pair: null }, done(2)]);
});

it('lets whoever logs in right after leaving stay', async () => {
  tell({ kind: 'begin' });
  tell({ kind: 'hold', pair: null, number: 1 });
  tell({ kind: 'hold', pair: ben, number: 2 });
  await until(() => expect(told).toContainEqual(done(2)));
  tell({ kind: 'begin' });
  await until(() => expect(told).toHaveLength(6));
  expect(told).toEqual([{ pair: null }, { pair: null }, done(1), { pair: ben }, done(2), { pair: ben }]);
  expect(jar.value).toBe(cookieOf(ben));
});

it('tells a page of what another tab has written', async () => {
  tell({ kind: 'begin' });
  await until(() => expect(told).toEqual([{ pair: null }]));
  await jar.set({ value: cookieOf(anna) });
  await until(() => expect(told).toEqual([{ pair: null }, { pair: anna }]));
});

it('brings nobody back who left while Cleeng was renewing their tokens', async () => {
  let answer = (_answer: Response) => {};
  const asked = new Promise<void>((resolve) => {
    vi.stubGlobal('fetch', () => {
      resolve();
      return new Promise((give) => {
        answer = give;
      });
    });
  });
  jar.value = cookieOf(pairOf('about to expire', 0));
  tell({ kind: 'begin' });
  await asked;
  tell({ kind: 'hold', pair: null, number: 1 });
  await until(() => expect(told).toContainEqual(done(1)));
  answer(Response.json({ responseData: anna }));
  tell({ kind: 'begin' });
  await until(() => expect(told).toHaveLength(3));
  expect(told).toEqual([{ pair: null }, done(1), { pair: null }]);
  expect(jar.value).toBe('');
});
