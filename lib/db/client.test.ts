import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { database, databaseProblems, isDatabaseUp } from './client';
import { connect } from './connect';
import { onEveryDatabase, useMigrated } from './test-database';

describe('the database client', () => {
  onEveryDatabase((running) => {
    useMigrated(running);

    it('connects', async () => {
      expect(await isDatabaseUp()).toBe(true);
      expect(await databaseProblems()).toEqual([]);
    });

    it('uses UTC with any server time zone', async () => {
      const [row] = await database().$queryRaw<{ stored: Date }[]>`SELECT now() AS stored`;
      expect(Math.abs(Date.now() - (row?.stored.getTime() ?? 0))).toBeLessThan(5_000);
    });

    it('isolates parallel transactions of several clients', async () => {
      const [first, second] = [connect(running.url), connect(running.url)];
      await first.$executeRaw`CREATE TABLE counters (n int)`;
      await first.$executeRaw`INSERT INTO counters VALUES (0)`;
      const count = (client: typeof first) =>
        client.$transaction(async (transaction) => {
          const [row] = await transaction.$queryRaw<
            { n: number }[]
          >`SELECT n FROM counters FOR UPDATE`;
          await transaction.$executeRaw`UPDATE counters SET n = ${(row?.n ?? 0) + 1}`;
        });
      await Promise.all(
        Array.from({ length: 20 }, (_, index) => count(index % 2 ? first : second)),
      );
      expect(await first.$queryRaw`SELECT n FROM counters`).toEqual([{ n: 20 }]);
      await Promise.all([first.$disconnect(), second.$disconnect()]);
    });

    it('rolls back a failed transaction, and continues', async () => {
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

    // The embedded database runs one transaction at a time, so nothing else can hold a lock.
    if (!inject('postgresUrl')) return;
    it('ends a transaction after three seconds, with its connection', async () => {
      const other = new pg.Client(running.url);
      await other.connect();
      await other.query('CREATE TABLE locked (n int)');
      await other.query('BEGIN');
      await other.query('LOCK TABLE locked');
      const client = connect(running.url, { poolMax: 1 });
      await client.$queryRaw`SELECT 1`;
      const start = Date.now();
      const waiting = client.$transaction(
        (transaction) => transaction.$queryRaw`SELECT n FROM locked`,
      );
      await expect(waiting).rejects.toThrow('timeout');
      expect(await client.$queryRaw`SELECT 1 AS one`).toEqual([{ one: 1 }]);
      expect(Date.now() - start).toBeLessThan(5_500);
      await client.$disconnect();
      await other.end();
    });
  });

  // In a new database, so that a pooler has no connections to it yet.
  onEveryDatabase((running) => {
    it('leaves no setting on a connection that another client gets next', async () => {
      const settings = async () => {
        const other = new pg.Client(running.url);
        await other.connect();
        const { rows } = await other.query('SELECT name, setting FROM pg_settings');
        await other.end();
        return rows;
      };
      const before = await settings();
      const client = connect(running.url);
      await client.$transaction((transaction) => transaction.$queryRaw`SELECT now()`);
      expect(await settings()).toEqual(before);
      await client.$disconnect();
    });
  });
});
