import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterEach, describe, expect, inject, it } from 'vitest';
import { database } from './client';
import { deleteOldest, type Leftovers } from './leftovers';
import { spendToken } from './spent-tokens';
import { onEveryDatabase, useMigrated } from './test-database';

const now = new Date('2026-11-21T10:00:00.000Z');
const seconds = (count: number) => new Date(now.getTime() + count * 1000);
const spent: Leftovers = { table: 'spent_tokens', date: 'expires_at', before: now };

const kept = async () => {
  const rows = await database().spentToken.findMany({ orderBy: { expiresAt: 'asc' } });
  return rows.map(({ expiresAt }) => (expiresAt.getTime() - now.getTime()) / 1000);
};
const spendMany = async (expiries: number[]) => {
  for (const expiry of expiries) await spendToken(randomUUID(), seconds(expiry));
};

describe('expired rows', () => {
  onEveryDatabase((server) => {
    useMigrated(server);
    afterEach(() => database().spentToken.deleteMany());

    it('are deleted oldest first, in batches, and no others', async () => {
      await spendMany([-1, 0, -3, 1, -2]);
      expect(await deleteOldest(spent, 2)).toBe(2);
      expect(await kept()).toEqual([-1, 0, 1]);
      expect(await deleteOldest(spent, 2)).toBe(1);
      expect(await deleteOldest(spent, 2)).toBe(0);
      expect(await kept()).toEqual([0, 1]);
    });

    it('are shared by parallel runs', async () => {
      await spendMany(Array.from({ length: 40 }, (_, index) => index - 40));
      const counts = await Promise.all(Array.from({ length: 8 }, () => deleteOldest(spent, 4)));
      expect(Math.max(...counts)).toBeLessThanOrEqual(4);
      expect(await kept()).toHaveLength(40 - counts.reduce((sum, count) => sum + count));
    });

    it.each<Leftovers>([
      { table: 'identity_events', date: 'at', before: now },
      { table: 'rate_limits', date: 'expire', before: now },
      { table: 'session_mirrors', date: 'expires_at', before: now },
      { table: 'session_mirrors', date: 'last_seen_at', before: now },
      { table: 'session_mirrors', date: 'ended_at', before: now },
    ])('are found in $table by $date', async (leftovers) => {
      expect(await deleteOldest(leftovers, 10)).toBe(0);
      await oneOfEach(seconds(-1));
      await oneOfEach(seconds(1));
      expect(await deleteOldest(leftovers, 10)).toBe(1);
      await database().identityEvent.deleteMany();
      await database().rateLimit.deleteMany();
      await database().sessionMirror.deleteMany();
    });

    // The embedded database runs one transaction at a time, so nothing else can lock a row.
    if (!inject('postgresUrl')) return;
    it('that are locked are skipped without waiting', async () => {
      await spendMany([-3, -2, -1]);
      const visitor = new pg.Client(server.url);
      await visitor.connect();
      await visitor.query('BEGIN');
      await visitor.query('SELECT 1 FROM spent_tokens WHERE expires_at < $1 FOR UPDATE', [
        seconds(-2),
      ]);
      expect(await deleteOldest(spent, 10)).toBe(2);
      await visitor.query('COMMIT');
      await visitor.end();
      expect(await deleteOldest(spent, 10)).toBe(1);
    });
  });
});

/** A session, an event and a counted attempt, all dated `at`. */
async function oneOfEach(at: Date): Promise<void> {
  const owner = { identityKind: 'cleeng', identityRealm: '123456789', customerId: '1' };
  await database().identityEvent.create({ data: { kind: 'signed_in', at, ...owner } });
  await database().rateLimit.create({
    data: { key: randomUUID(), points: 1, expire: at.getTime() },
  });
  await database().sessionMirror.create({
    data: {
      ...owner,
      tokenHash: randomUUID(),
      lastSeenAt: at,
      expiresAt: at,
      endedAt: at,
    },
  });
}
