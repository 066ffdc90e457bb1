import pg from 'pg';
import { describe, expect, inject, it } from 'vitest';
import { connect } from './connect';
import { onEveryDatabase } from './test-database';

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
