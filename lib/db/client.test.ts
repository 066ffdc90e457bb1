import { describe, expect, it } from 'vitest';
import { database, databaseAnswers } from './client';
import { connect } from './connect';
import { onEveryDatabase, useMigrated } from './test-database';

describe('the database client', () => {
  onEveryDatabase((running) => {
    useMigrated(running);

    it('answers', async () => {
      expect(await databaseAnswers()).toBe(true);
    });

    it('speaks UTC whatever the server does', async () => {
      const [row] = await database().$queryRaw<{ stored: Date }[]>`SELECT now() AS stored`;
      expect(Math.abs(Date.now() - (row?.stored.getTime() ?? 0))).toBeLessThan(5_000);
    });

    it('keeps parallel transactions of several processes apart', async () => {
      const [first, second] = [connect(running.url), connect(running.url)];
      await first.$executeRaw`CREATE TABLE counters (n int)`;
      await first.$executeRaw`INSERT INTO counters VALUES (0)`;
      const count = (client: typeof first) =>
        client.$transaction(async (transaction) => {
          const [row] = await transaction.$queryRaw<{ n: number }[]>`SELECT n FROM counters FOR UPDATE`;
          await transaction.$executeRaw`UPDATE counters SET n = ${(row?.n ?? 0) + 1}`;
        });
      await Promise.all(Array.from({ length: 40 }, (_, turn) => count(turn % 2 ? first : second)));
      expect(await first.$queryRaw`SELECT n FROM counters`).toEqual([{ n: 40 }]);
      await Promise.all([first.$disconnect(), second.$disconnect()]);
    });

    it('undoes a transaction that fails, and goes on', async () => {
      const client = connect(running.url);
      await client.$executeRaw`CREATE TABLE attempts (n int)`;
      const failing = client.$transaction(async (transaction) => {
        await transaction.$executeRaw`INSERT INTO attempts VALUES (1)`;
        await transaction.$executeRaw`INSERT INTO nowhere VALUES (1)`;
      });
      await expect(failing).rejects.toThrow('nowhere');
      expect(await client.$queryRaw`SELECT n FROM attempts`).toEqual([]);
      await client.$disconnect();
    });
  });
});
