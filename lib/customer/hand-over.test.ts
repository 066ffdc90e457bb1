import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import type { Session } from '@/lib/model';
import { sessionIdFromCookie } from '@/lib/session/cookie';
import { currentSession, isAlive } from '@/lib/session/current';
import { endSessionsOf } from '@/lib/session/ending';
import { redeem } from '@/lib/session/mirror';
import { emptyJar, keep, keptCookies } from '@/lib/session/test-cookies';
import { ownDatabase } from '@/lib/session/test-database';
import { setEnvironment } from '@/lib/test-environment';
import { storeToken } from '@/lib/vendors/bigcommerce/test-tokens';
import { beginHandOver, completeHandOver, declineHandOver, readHandOver } from './hand-over';

vi.mock('next/headers', () => import('@/lib/session/test-cookies'));
vi.mock('next/navigation', () => import('next/dist/client/components/navigation.react-server'));
vi.mock('next/server', () => ({ after: () => {} })); // Nothing is answered here, so there is no afterwards.
vi.mock('@/lib/session/cookie', () => ({ sessionIdFromCookie: vi.fn() }));

setEnvironment();
ownDatabase();
const visitor = { address: null, addressPrefix: '192.0.2.0/24', userAgent: 'A browser' };
const mira = 4927;
const store = { kind: 'bigcommerce', realm: 'foyer1store', customerId: String(mira) } as const;

/** What this browser's session cookie holds. */
let cookie: string | null;
beforeEach(async () => {
  cookie = null;
  emptyJar();
  await database().sessionMirror.deleteMany();
  await database().spentToken.deleteMany();
  vi.spyOn(console, 'info').mockReturnValue();
  vi.mocked(sessionIdFromCookie).mockImplementation(async () => cookie);
});

const begin = (token: string) => beginHandOver(token, visitor);
const rows = () => database().sessionMirror.findMany();
const refused = { code: 'hand_over_refused' };

/** As the action does: a ticket becomes the cookie. */
async function goIn(mayReplace = false): Promise<Session> {
  cookie = await redeem((await completeHandOver({ mayReplace })) ?? '');
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
    });
    const [row] = await rows();
    expect(row).toMatchObject({ email: null, firstName: null, sealedTokens: null });
    expect(Number(row?.expiresAt) - Number(row?.createdAt)).toBe(900_000);
    expect(row && isAlive(row, new Date(Number(row.expiresAt) - 1))).toBe(true);
    expect(row && isAlive(row, row.expiresAt)).toBe(false);
  });

  it('is told to nobody but their own browser', async () => {
    const token = storeToken(mira);
    await begin(token);
    const [sealed] = keptCookies();
    expect(sealed).toMatchObject({ path: '/hand-over', httpOnly: true, sameSite: 'lax', maxAge: 300 });
    expect(sealed?.value).not.toContain(token);
  });

  it('stays for longer by coming again, which replaces nobody', async () => {
    await begin(storeToken(mira, 60));
    await goIn();
    await begin(storeToken(mira));
    expect(await readHandOver()).toBe('free');
    expect(await goIn()).toMatchObject({ identity: store });
    expect(await rows()).toHaveLength(2);
  });

  it('of the same number as one of Cleeng’s is somebody else', async () => {
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
    expect(await rows()).toHaveLength(1);
  });

  it('handed over ten times at once lets one in', async () => {
    const token = storeToken(mira);
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => begin(token)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await rows()).toHaveLength(1);
  });

  it('is remembered for as long as it would be accepted', async () => {
    await begin(storeToken(mira, 890));
    const [spent] = await database().spentToken.findMany();
    const secondsLeft = (Number(spent?.expiresAt) - Date.now()) / 1000;
    expect(secondsLeft).toBeGreaterThan(35);
    expect(secondsLeft).toBeLessThanOrEqual(40);
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

describe('somebody who is signed in already', () => {
  beforeEach(async () => {
    await begin(storeToken(1));
    await goIn();
    await begin(storeToken(mira));
  });

  it('is asked before they are signed out', async () => {
    expect(await readHandOver()).toBe('replaces');
    expect(await completeHandOver({ mayReplace: false })).toBeNull();
    expect(await readHandOver()).toBe('replaces');
    expect(await goIn(true)).toMatchObject({ identity: store });
    expect(await readHandOver()).toBe('none');
  });

  it('stays who they are where they say so', async () => {
    await declineHandOver();
    expect(await currentSession()).toMatchObject({ identity: { customerId: '1' } });
    expect(await readHandOver()).toBe('none');
    expect((await rows()).find(({ customerId }) => customerId === String(mira))).toMatchObject({
      endedReason: 'signed_out',
    });
    await expect(completeHandOver({ mayReplace: true })).rejects.toMatchObject(refused);
  });
});

describe('the way in', () => {
  it('sent twice by a double click leads to one session', async () => {
    await begin(storeToken(mira));
    const sent = keptCookies();
    const first = await completeHandOver({ mayReplace: false });
    for (const cookie of sent) keep(cookie);
    const second = await completeHandOver({ mayReplace: false });
    expect(await redeem(first ?? '')).toBe(await redeem(second ?? ''));
    expect(await rows()).toHaveLength(1);
  });

  it('copied before a sign-out opens nothing afterwards', async () => {
    await begin(storeToken(mira));
    const copied = keptCookies();
    await goIn();
    await endSessionsOf(store, 'signed_out');
    cookie = null;
    for (const cookie of copied) keep(cookie);
    await expect(completeHandOver({ mayReplace: false })).rejects.toMatchObject(refused);
  });

  it('is open to nobody who did not come from the store', async () => {
    expect(await readHandOver()).toBe('none');
    await expect(completeHandOver({ mayReplace: true })).rejects.toMatchObject(refused);
    await declineHandOver();
    expect(await rows()).toEqual([]);
  });
});

/** The same bytes: of the last letter four bits are idle. */
function respelt(token: string): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
  return token.slice(0, -1) + letters.charAt(letters.indexOf(token.slice(-1)) + 1);
}
