import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { connect } from './connect';
import { onEveryDatabase } from './test-database';
import { WaitingPool } from './waiting-pool';

it('gives the last attempt no more than the time that is left', async () => {
  const tooMany = Buffer.from('E    SFATAL\0C53300\0Mtoo many connections\0\0');
  tooMany.writeInt32BE(tooMany.length - 1, 1);
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    const isFirst = connections === 1; // The others get no response.
    socket.on('error', () => undefined).once('data', () => isFirst && socket.end(tooMany));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const pool = new WaitingPool({ host: '127.0.0.1', port, connectionTimeoutMillis: 500 });
  await expect(pool.connect()).rejects.toMatchObject({ code: '53300' });
  expect(connections).toBeGreaterThan(1);
  await pool.end();
  server.close();
});

/** The embedded database has no roles with a limit, and PgBouncer waits by itself. */
const hasLimits = Boolean(inject('postgresUrl')) && !inject('isPooled');

describe.runIf(hasLimits)('the connection pool', () => {
  onEveryDatabase((database) => {
    async function limited(): Promise<string> {
      const client = new pg.Client(database.url);
      await client.connect();
      await client.query('CREATE ROLE limited LOGIN CONNECTION LIMIT 1');
      await client.end();
      const url = new URL(database.url);
      url.username = 'limited';
      return url.href;
    }

    it('waits while PostgreSQL has no connection to give', async () => {
      const url = await limited();
      const other = new pg.Client(url);
      await other.connect();
      const client = connect(url);
      const waiting = client.$queryRaw`SELECT 1 AS n`;
      const inTransaction = client.$transaction(
        (transaction) => transaction.$queryRaw`SELECT 2 AS n`,
      );
      const refused = new pg.Client(url); // Later than both.
      await expect(refused.connect()).rejects.toMatchObject({ code: '53300' });
      await other.end();
      expect(await waiting).toEqual([{ n: 1 }]);
      expect(await inTransaction).toEqual([{ n: 2 }]);
      await client.$disconnect();
    });

    it('does not wait for ever', async () => {
      const url = new URL(database.url);
      url.username = 'limited';
      const other = new pg.Client(url.href);
      await other.connect();
      const client = connect(url.href);
      await expect(client.$queryRaw`SELECT 1`).rejects.toThrow('too many connections');
      await client.$disconnect();
      await other.end();
    });
  });
});
