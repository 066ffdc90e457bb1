import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { env } from '@/lib/env/env';
import { limits } from '@/lib/env/limited-actions';
import { setEnvironment } from '@/lib/env/test-environment';
import type { Session } from '@/lib/model';
import { sessionTokenFromCookie } from '@/lib/session/cookie';
import { currentSession } from '@/lib/session/current';
import { endSessionsOf } from '@/lib/session/end';
import { forgetHandOver, rememberHandOver } from '@/lib/session/hand-over-cookie';
import { isAlive } from '@/lib/session/lifetime';
import { emptyJar, keep, keptCookies } from '@/lib/session/test-cookies';
import { ownDatabase } from '@/lib/session/test-database';
import { storeToken } from '@/lib/vendors/bigcommerce/test-tokens';
import type { Visitor } from '@/lib/visitor/visitor';
import { beginHandOver, completeHandOver, readHandOver } from './hand-over';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));
vi.mock('next/server', () => ({ after: () => {} }));
vi.mock('@/lib/env/env', { spy: true });
vi.mock('@/lib/session/cookie', () => ({ sessionTokenFromCookie: vi.fn() }));

setEnvironment();
ownDatabase();
const visitor = { address: null, addressPrefix: '192.0.2.0/24', userAgent: 'A browser' };
const mira = 4927;
const store = { kind: 'bigcommerce', realm: 'foyer1store', customerId: String(mira) } as const;

let cookie: string | null;
beforeEach(async () => {
  cookie = null;
  emptyJar();
  await database().sessionMirror.deleteMany();
  await database().spentToken.deleteMany();
  await database().identityEvent.deleteMany();
  await database().rateLimit.deleteMany();
  vi.spyOn(console, 'info').mockReturnValue();
  vi.mocked(sessionTokenFromCookie).mockImplementation(async () => cookie);
});

/** Sets the cookies, as the route and the action do. */
const begin = async (token: string, from: Visitor = visitor, needsClick = false) =>
  rememberHandOver(await beginHandOver(token, from, { needsClick }));
const complete = (mayReplace = false) => completeHandOver({ mayReplace }, visitor);
const rows = () => database().sessionMirror.findMany();
const events = () => database().identityEvent.findMany();
const refused = { code: 'hand_over_refused' };

async function goIn(mayReplace = false): Promise<Session> {
  const outcome = await complete(mayReplace);
  if (outcome.state === 'opened') cookie = outcome.sessionToken;
  await forgetHandOver();
  return currentSession();
}

describe("a customer of the store's", () => {
  it('is signed in by their number in the store, for a quarter of an hour, and by no e-mail address', async () => {
    await begin(storeToken(mira));
    expect(await readHandOver()).toBe('free');
    expect(await goIn()).toMatchObject({
      state: 'signed-in',
      openedBy: 'store',
      identity: store,
      email: '',
      name: '',
      locale: null,
    });
    const [row] = await rows();
    expect(row).toMatchObject({ email: null, firstName: null, sealedTokens: null });
    expect(Number(row?.expiresAt) - Number(row?.createdAt)).toBe(900_000);
    expect(row && isAlive(row, new Date(Number(row.expiresAt) - 1))).toBe(true);
    expect(row && isAlive(row, row.expiresAt)).toBe(false);
  });

  it.each([880, 925])(
    'stays no longer than the store’s word holds: one of %i seconds ago',
    async (age) => {
      const end = Date.now() + (930 - age) * 1000;
      await begin(storeToken(mira, age));
      await goIn();
      const [row] = await rows();
      expect(Number(row?.expiresAt)).toBeLessThanOrEqual(end);
      expect(Number(row?.expiresAt)).toBeGreaterThan(end - 2_000);
    },
  );

  it('has no session and no history before the second request', async () => {
    await begin(storeToken(mira));
    expect([await rows(), await events()]).toEqual([[], []]);
    await goIn();
    expect(await events()).toMatchObject([
      { kind: 'signed_in', customerId: String(mira), addressPrefix: '192.0.2.0/24' },
    ]);
  });

  it('is kept in a sealed cookie, without the token', async () => {
    const token = storeToken(mira);
    await begin(token);
    const [sealed] = keptCookies();
    expect(sealed).toMatchObject({
      name: 'foyer-hand-over',
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      maxAge: 300,
    });
    expect(sealed?.value).not.toContain(token);
  });

  it('is asked first where the browser did not say that the store sent them', async () => {
    await begin(storeToken(mira), visitor, true);
    expect(await readHandOver()).toBe('unsure');
    expect(await goIn()).toMatchObject({ state: 'signed-in', identity: store });
  });

  it('opens a new session of the same customer without confirmation', async () => {
    await begin(storeToken(mira, 60));
    await goIn();
    await begin(storeToken(mira));
    expect(await readHandOver()).toBe('free');
    expect(await goIn()).toMatchObject({ identity: store });
    expect(await rows()).toHaveLength(2);
  });

  it('is not limited by a token that was used before', async () => {
    const token = storeToken(mira);
    await begin(token);
    const replays = limits['hand-over'].account.times;
    for (let replay = 0; replay < replays; replay += 1) {
      await expect(begin(token)).rejects.toMatchObject(refused);
    }
    await begin(storeToken(mira, 60));
  });

  it('is not limited by refused tokens from the same network', async () => {
    const neighbour = { ...visitor, address: '198.51.100.10' };
    await expect(begin('x.y.z', neighbour)).rejects.toMatchObject(refused);
    const points = limits['refused-store-token'].address.times;
    await database().rateLimit.updateMany({ data: { points } });
    await expect(begin('x.y.z', neighbour)).rejects.toMatchObject({
      code: 'too_many_attempts',
    });
    await begin(storeToken(mira), neighbour);
    expect(await readHandOver()).toBe('free');
  });

  it('is limited with new tokens', async () => {
    await begin(storeToken(mira));
    const points = limits['hand-over'].account.times;
    await database().rateLimit.updateMany({ data: { points } });
    await expect(begin(storeToken(mira, 60))).rejects.toMatchObject({ code: 'too_many_attempts' });
    await begin(storeToken(1));
  });

  it('is not the customer of the same number at Cleeng', async () => {
    await begin(storeToken(mira));
    await goIn();
    const namesake = { ...store, kind: 'cleeng', realm: '123456789' } as const;
    expect(await endSessionsOf(namesake, 'signed_out_everywhere')).toEqual([]);
    expect((await currentSession()).state).toBe('signed-in');
  });

  it('is a guest from when another store is configured', async () => {
    await begin(storeToken(mira));
    await goIn();
    await database().sessionMirror.updateMany({ data: { identityRealm: 'anotherstore' } });
    expect(await currentSession()).toEqual({ state: 'guest' });
  });
});

describe('a token', () => {
  it('is good for one hand-over, however its signature is spelt', async () => {
    const token = storeToken(mira);
    await begin(token);
    await expect(begin(token)).rejects.toMatchObject(refused);
    await expect(begin(respelt(token))).rejects.toMatchObject(refused);
  });

  it('sent ten times at once is accepted once', async () => {
    const token = storeToken(mira);
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => begin(token)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is remembered for as long as it may be accepted, by a clock that is ninety seconds ahead', async () => {
    await begin(storeToken(mira, 890));
    const [spent] = await database().spentToken.findMany();
    const secondsLeft = (Number(spent?.expiresAt) - Date.now()) / 1000;
    expect(secondsLeft).toBeGreaterThan(125);
    expect(secondsLeft).toBeLessThanOrEqual(130);
  });

  it.each([
    ['is over', () => storeToken(mira, 931)],
    ['is none', () => 'x.y.z'],
  ])('that %s opens nothing, and sets no cookie', async (_, make) => {
    await expect(begin(make())).rejects.toMatchObject(refused);
    expect(await rows()).toEqual([]);
    expect(keptCookies()).toEqual([]);
  });
});

describe('a customer who is signed in already', () => {
  beforeEach(async () => {
    await begin(storeToken(1));
    await goIn();
    await begin(storeToken(mira));
  });

  it('is asked to confirm before they are signed out', async () => {
    expect(await readHandOver()).toBe('replaces');
    expect(await complete()).toEqual({ state: 'replaces' });
    expect(await readHandOver()).toBe('replaces');
    expect(await goIn(true)).toMatchObject({ identity: store });
    expect(await readHandOver()).toBe('none');
  });

  it('stays signed in when they cancel', async () => {
    await forgetHandOver();
    expect(await currentSession()).toMatchObject({ identity: { customerId: '1' } });
    expect(await readHandOver()).toBe('none');
    expect((await rows()).map(({ customerId }) => customerId)).toEqual(['1']);
    expect((await events()).map(({ kind, customerId }) => [kind, customerId])).toEqual([
      ['signed_in', '1'],
    ]);
    expect(await complete(true)).toEqual({ state: 'none' });
  });
});

describe('a pending hand-over', () => {
  it('sent twice by a double click leads to one session', async () => {
    await begin(storeToken(mira));
    const sent = keptCookies();
    const first = await complete();
    for (const cookie of sent) keep(cookie);
    const second = await complete();
    expect(first).toMatchObject({ state: 'opened' });
    expect(second).toEqual(first);
    expect(await rows()).toHaveLength(1);
  });

  it('sent five times at once leads to one session, which its history has once', async () => {
    await begin(storeToken(mira));
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => complete()));
    for (const outcome of outcomes) expect(outcome).toEqual(outcomes[0]);
    expect(await rows()).toHaveLength(1);
    expect(await events()).toHaveLength(1);
  });

  it('stays open until the browser has its session', async () => {
    await begin(storeToken(mira));
    await complete();
    expect(await readHandOver()).toBe('free');
    expect(await goIn()).toMatchObject({ identity: store });
  });

  it('ends with the store’s token', async () => {
    await begin(storeToken(mira));
    vi.useFakeTimers({ now: Date.now() + 200_000, toFake: ['Date'] });
    expect(await readHandOver()).toBe('free');
    vi.useRealTimers();
    await begin(storeToken(1, 800));
    vi.useFakeTimers({ now: Date.now() + 130_000, toFake: ['Date'] });
    expect(await readHandOver()).toBe('none');
    expect(await complete()).toEqual({ state: 'none' });
    vi.useRealTimers();
  });

  it('copied before a sign-out opens nothing afterwards', async () => {
    await begin(storeToken(mira));
    const copied = keptCookies();
    await goIn();
    await endSessionsOf(store, 'signed_out');
    cookie = null;
    for (const cookie of copied) keep(cookie);
    expect(await readHandOver()).toBe('none');
    expect(await complete()).toEqual({ state: 'none' });
  });

  it('does not exist without a request from the store', async () => {
    expect(await readHandOver()).toBe('none');
    expect(await complete(true)).toEqual({ state: 'none' });
    expect(await rows()).toEqual([]);
  });
});

describe('a storefront', () => {
  const known = env();
  const isA = (app: Partial<typeof known.app>) =>
    vi.mocked(env).mockReturnValue({ ...known, app: { ...known.app, ...app } });
  afterEach(() => vi.mocked(env).mockReset());

  it('with https has a cookie for it that no neighbouring host can plant', async () => {
    isA({ isSecure: true });
    await begin(storeToken(mira));
    expect(keptCookies()).toMatchObject([
      { name: '__Host-foyer-hand-over', path: '/', secure: true },
    ]);
  });
});

/** The same bytes: four bits of the last letter are unused. */
function respelt(token: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return token.slice(0, -1) + letters.charAt(letters.indexOf(token.slice(-1)) + 1);
}
