import { beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { findMirror } from '@/lib/db/session-mirrors';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { refreshAuth } from '@/lib/vendors/cleeng/auths';
import { endEverywhere } from './end-everywhere';
import * as open from './open';
import { openSession, storedPair, type TestSession } from './test-customer';
import { ownDatabase } from './test-database';

const sandbox = ownSandbox();
ownDatabase();

let phone: TestSession;
let laptop: TestSession;
let refreshToken: string;
beforeEach(async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  await database().sessionMirror.deleteMany();
  phone = await openSession('anna');
  laptop = await openSession('anna');
  ({ refreshToken } = await storedPair(phone));
});

const identity = () => phone.session.identity;
const end = () => endEverywhere(identity(), 'ended_by_operator');
const openIds = () => [phone.session.id, laptop.session.id].sort();
const reasons = async () =>
  Promise.all(openIds().map(async (id) => (await findMirror(id))?.endedReason));
const byOperator = ['ended_by_operator', 'ended_by_operator'];
const calls = async () => (await sandbox.calls()).slice(2); // Without the two sign-ins.
const renewAtCleeng = (token = refreshToken) => refreshAuth(token, identity().customerId);
const sixteenMinutes = { seconds: 16 * 60 };

async function keep(session: TestSession, sealedTokens: string): Promise<void> {
  await database().sessionMirror.update({
    where: { id: session.session.id },
    data: { sealedTokens },
  });
}

describe('ending every session', () => {
  it('ends them here and at Cleeng, for this customer only', async () => {
    const dirk = await openSession('dirk');
    const { ended, atCleeng } = await end();
    expect(ended.sort()).toEqual(openIds());
    expect(atCleeng).toBe('forgotten');
    expect(await reasons()).toEqual(byOperator);
    await expect(renewAtCleeng()).rejects.toMatchObject({ name: 'CleengTokenRefused' });
    expect(await findMirror(dirk.session.id)).toMatchObject({ endedAt: null });
  });

  it('ends ours before Cleeng responds', async () => {
    await sandbox.control('fail', { vendor: 'cleeng', method: 'DELETE', fault: 'timeout' });
    let isOver = false;
    const ending = end().finally(() => {
      isOver = true;
    });
    await vi.waitFor(async () => expect(await reasons()).toEqual(byOperator), { timeout: 4_000 });
    expect(isOver).toBe(false);
    expect(await ending).toMatchObject({ atCleeng: 'down' });
  });

  it('sends no request for a customer without sessions', async () => {
    await end();
    const before = await calls();
    expect(await end()).toEqual({ ended: [], atCleeng: 'without_token' });
    expect(await calls()).toEqual(before);
  });
});

describe('at Cleeng', () => {
  it('an expired token is renewed first, and the new one is not stored', async () => {
    await sandbox.control('advance', sixteenMinutes);
    expect(await end()).toMatchObject({ atCleeng: 'forgotten' });
    expect(await calls()).toEqual([
      'DELETE /refresh_tokens 401',
      'POST /auths/refresh_token 200',
      'DELETE /refresh_tokens 200',
    ]);
    expect(await reasons()).toEqual(byOperator);
    expect(await database().sessionMirror.count({ where: { sealedTokens: { not: null } } })).toBe(
      0,
    );
  });

  it('a refused pair is skipped', async () => {
    for (const session of [phone, laptop])
      await renewAtCleeng((await storedPair(session)).refreshToken);
    await openSession('anna');
    await sandbox.control('advance', sixteenMinutes);
    expect(await end()).toMatchObject({ atCleeng: 'forgotten' });
    expect(
      await database().sessionMirror.count({ where: { endedReason: 'ended_by_operator' } }),
    ).toBe(3);
  });

  it('at most three pairs are tried', async () => {
    for (const _ of ['third', 'fourth']) await openSession('anna');
    await sandbox.control('advance', { seconds: 101 * 86_400 });
    const before = (await sandbox.calls()).length;
    expect(await end()).toMatchObject({ atCleeng: 'without_token' });
    expect((await sandbox.calls()).slice(before)).toHaveLength(6);
    expect(await database().sessionMirror.count({ where: { endedAt: null } })).toBe(0);
  });

  it.each([
    ['is down', { fault: 500, times: 9 }],
    ['fails on /refresh_tokens', { path: '/refresh_tokens', fault: 'reset' }],
    ['sends a malformed response', { fault: 'malformed', times: 9 }],
    ['responds with 429', { fault: 429, times: 9 }],
    ['responds with 400', { fault: 400, times: 9 }],
  ])('no token is revoked while it %s, but ours end', async (_, fault) => {
    vi.spyOn(console, 'error').mockReturnValue();
    await sandbox.control('fail', { vendor: 'cleeng', ...fault });
    const { ended, atCleeng } = await end();
    expect(ended).toHaveLength(2);
    expect(atCleeng).toBe('down');
    expect(await reasons()).toEqual(byOperator);
  });

  it('an unreadable pair is skipped, and its session ends for the given reason', async () => {
    const reported = vi.spyOn(console, 'error').mockReturnValue();
    await keep(laptop, 'sealed elsewhere');
    expect(await end()).toMatchObject({ atCleeng: 'forgotten' });
    expect(await reasons()).toEqual(byOperator);
    expect(reported.mock.calls.join()).toContain('tokens_unreadable');
    expect(reported.mock.calls.join()).not.toContain('sealed elsewhere');
  });

  it('there is no request where every pair is unreadable', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    for (const session of [phone, laptop]) await keep(session, 'sealed elsewhere');
    expect(await end()).toMatchObject({ atCleeng: 'without_token' });
    expect(await reasons()).toEqual(byOperator);
    expect(await calls()).toEqual([]);
  });
});

describe('ending every session of a store customer', () => {
  it('sends no request to Cleeng and keeps the Cleeng customer of the same id signed in', async () => {
    const ofStore = { ...identity(), kind: 'bigcommerce', realm: 'foyer1store' } as const;
    const visitor = { address: null, addressPrefix: null, userAgent: null };
    const { sessionId } = await open.openSession({
      event: 'signed_in',
      openedBy: 'store',
      identity: ofStore,
      locale: null,
      country: null,
      visitor,
    });
    const outcome = await endEverywhere(ofStore, 'signed_out_everywhere');
    expect(outcome).toEqual({ ended: [sessionId], atCleeng: 'store_customer' });
    expect(await reasons()).toEqual([null, null]);
    expect(await calls()).toEqual([]);
  });
});
