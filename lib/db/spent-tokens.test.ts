import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { database } from './client';
import { spendToken } from './spent-tokens';
import { onEveryDatabase, useMigrated } from './test-database';

const inAMinute = new Date('2026-11-21T10:01:00.000Z');

describe('a token for one use', () => {
  onEveryDatabase((server) => {
    useMigrated(server);

    it('is spent the first time only', async () => {
      const [one, other] = [randomUUID(), randomUUID()];
      expect(await spendToken(one, inAMinute)).toBe(true);
      expect(await spendToken(one, inAMinute)).toBe(false);
      expect(await spendToken(other, inAMinute)).toBe(true);
    });

    it('is spent by one of twenty parallel requests', async () => {
      const token = randomUUID();
      const spent = await Promise.all(
        Array.from({ length: 20 }, () => spendToken(token, inAMinute)),
      );
      expect(spent.filter(Boolean)).toHaveLength(1);
    });

    it('is stored until it expires', async () => {
      const tokenHash = randomUUID();
      await spendToken(tokenHash, inAMinute);
      await spendToken(tokenHash, new Date(0));
      expect(await database().spentToken.findMany({ where: { tokenHash } })).toEqual([
        { tokenHash, expiresAt: inAMinute },
      ]);
    });
  });
});
