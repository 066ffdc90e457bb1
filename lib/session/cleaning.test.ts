import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { database } from '@/lib/db/client';
import { setEnvironment } from '@/lib/env/test-environment';
import { clean } from './cleaning';
import { ownDatabase } from './test-database';

setEnvironment({ SESSION_IDLE_DAYS: '30' });
ownDatabase();

const now = new Date('2026-11-21T10:00:00.000Z');
const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
const justNow = new Date(now.getTime() - 1);
/** Clocks of several servers may differ by a minute. */
const overForAMinute = new Date(now.getTime() - 60_001);
const owner = { identityKind: 'cleeng', identityRealm: '123456789', customerId: '1' };

let logged: unknown[];
beforeEach(() => {
  logged = [];
  vi.spyOn(console, 'info').mockImplementation((line) => {
    const { level, ...rest } = JSON.parse(line);
    if (rest.event === 'cleaned') logged.push(rest);
  });
});
afterEach(async () => {
  vi.restoreAllMocks();
  await database().sessionMirror.deleteMany();
  await database().spentToken.deleteMany();
  await database().identityEvent.deleteMany();
  await database().consentReceipt.deleteMany();
});

const openMirror = (changes: { lastSeenAt?: Date; expiresAt?: Date; endedAt?: Date } = {}) =>
  database().sessionMirror.create({
    data: { ...owner, tokenHash: randomUUID(), lastSeenAt: now, expiresAt: ago(-1), ...changes },
  });

describe('cleaning', () => {
  it.each([
    ['is open', {}, 1],
    ['has expired within the week', { expiresAt: ago(7) }, 1],
    ['has expired before', { expiresAt: new Date(ago(7).getTime() - 1) }, 0],
    ['has been idle for less than a week too long', { lastSeenAt: ago(37) }, 1],
    ['has been idle for longer', { lastSeenAt: new Date(ago(37).getTime() - 1) }, 0],
    ['has ended within the week', { endedAt: ago(7) }, 1],
    ['has ended before', { endedAt: new Date(ago(7).getTime() - 1) }, 0],
  ])('keeps or deletes a session that %s', async (_, changes, left) => {
    await openMirror(changes);
    await clean(now);
    expect(await database().sessionMirror.count()).toBe(left);
  });

  it.each([
    ['is open', {}, 1],
    ['has ended within ten minutes', { endedAt: ago(1 / 144) }, 1],
    ['has ended before', { endedAt: new Date(ago(1 / 144).getTime() - 1) }, 0],
    ['has expired before', { expiresAt: new Date(ago(1 / 144).getTime() - 1) }, 0],
  ])("keeps or deletes the provider's part of a session that %s", async (_, changes, left) => {
    const { id: mirrorId } = await openMirror(changes);
    const person = { issuer: 'https://id.example', subject: '1' };
    await database().externalSession.create({ data: { mirrorId, ...person } });
    expect(await clean(now)).toEqual(left ? {} : { external_sessions: 1 });
    expect(await database().externalSession.count()).toBe(left);
    expect(await database().sessionMirror.count()).toBe(1);
  });

  it('deletes expired rows of other tables and logs how many', async () => {
    await database().spentToken.createMany({
      data: [overForAMinute, ago(1 / 1440)].map((expiresAt) => ({
        tokenHash: randomUUID(),
        expiresAt,
      })),
    });
    await database().rateLimit.createMany({
      data: [justNow, now].map((end) => ({ key: randomUUID(), points: 1, expire: end.getTime() })),
    });
    await database().identityEvent.createMany({
      data: [ago(400), ago(401)].map((at) => ({ kind: 'signed_in', at })),
    });
    const deleted = {
      spent_tokens: 1,
      rate_limits: 1,
      identity_events: 1,
    };
    expect(await clean(now)).toEqual(deleted);
    expect(logged).toEqual([{ event: 'cleaned', ...deleted }]);
    expect(await database().identityEvent.findMany()).toMatchObject([{ at: ago(400) }]);
    expect(await clean(now)).toEqual({});
    expect(logged).toHaveLength(1); // Nothing deleted, nothing logged.
  });

  it('keeps receipts for ever, as evidence', async () => {
    const consent = {
      name: 'terms',
      version: '1',
      state: 'accepted',
      labelSha256: '',
      locale: 'nl_NL',
    };
    await database().consentReceipt.create({
      data: { ...owner, ...consent, answeredAt: ago(4_000), sessionId: randomUUID() },
    });
    await clean(now);
    expect(await database().consentReceipt.count()).toBe(1);
  });

  it('deletes a limited number of rows in one run and the rest in the next', async () => {
    const tooMany = 50_001;
    await database().$executeRaw`
      INSERT INTO spent_tokens SELECT n::text, ${overForAMinute} FROM generate_series(1, ${tooMany}::int) n`;
    await clean(now);
    expect(logged).toEqual([{ event: 'cleaned', spent_tokens: 50_000 }]);
    expect(await database().spentToken.count()).toBe(1);
    await clean(now);
    expect(await database().spentToken.count()).toBe(0);
  });

  it('continues after a table that fails, then throws and logs what was deleted', async () => {
    await database().spentToken.create({ data: { tokenHash: 'spent', expiresAt: overForAMinute } });
    await openMirror({ expiresAt: ago(8) });
    await database().$executeRaw`ALTER TABLE identity_events RENAME TO away`;
    try {
      await expect(clean(now)).rejects.toThrow(/"identity_events" does not exist/);
    } finally {
      await database().$executeRaw`ALTER TABLE away RENAME TO identity_events`;
    }
    expect(logged).toEqual([{ event: 'cleaned', spent_tokens: 1, session_mirrors: 1 }]);
  });
});
