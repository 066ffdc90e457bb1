import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
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

  describe('without a database', () => {
    const cleanUps: (() => void)[] = [];
    afterEach(() => {
      for (const cleanUp of cleanUps.splice(0)) cleanUp();
    });

    /** Something that takes connections and never says a word. */
    async function listenSilently(): Promise<string> {
      const sockets: Socket[] = [];
      const server = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
      await once(server, 'listening');
      cleanUps.push(() => {
        server.close();
        for (const socket of sockets) socket.destroy();
      });
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('Not listening.');
      return `postgresql://postgres@127.0.0.1:${address.port}/postgres`;
    }

    it('fails within three seconds when nothing answers', async () => {
      const client = connect(await listenSilently());
      const start = Date.now();
      await expect(client.$queryRaw`SELECT 1`).rejects.toThrow();
      expect(Date.now() - start).toBeLessThan(3_000);
      await client.$disconnect();
    });

    it('fails at once when nobody listens', async () => {
      const nobodyListens = 'postgresql://postgres@127.0.0.1:1/postgres';
      const client = connect(nobodyListens);
      await expect(client.$queryRaw`SELECT 1`).rejects.toThrow();
      await client.$disconnect();
    });
  });
});
