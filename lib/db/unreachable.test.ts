import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { connect } from './connect';

describe('the database client without a database', () => {
  const cleanUps: (() => void)[] = [];
  afterEach(() => {
    for (const cleanUp of cleanUps.splice(0)) cleanUp();
  });

  /** Accepts connections and never responds. */
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

  it('fails within three seconds without a response', async () => {
    const client = connect(await listenSilently());
    await client.$connect(); // Loads Prisma's engine, which takes its time on a busy machine, and connects to nothing.
    const start = Date.now();
    await expect(client.$queryRaw`SELECT 1`).rejects.toThrow();
    expect(Date.now() - start).toBeLessThan(3_000);
    await client.$disconnect();
  });

  it('fails at once when nothing listens', async () => {
    const nothingListens = 'postgresql://postgres@127.0.0.1:1/postgres';
    const client = connect(nothingListens);
    await expect(client.$queryRaw`SELECT 1`).rejects.toThrow();
    await client.$disconnect();
  });
});
