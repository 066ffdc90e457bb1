import pg from 'pg';
import { expect, inject, it, onTestFinished } from 'vitest';
import { databaseProblems } from './client';
import { connect } from './connect';
import type { PrismaClient } from './generated/client';
import { onEveryDatabase } from './test-database';
import { startZonelessPooler } from './test-zoneless-pooler';
import { isUtc, timeZoneOf, timeZoneProblem, UtcClient } from './utc-client';

it.each(['UTC', 'Etc/UTC', 'GMT', 'Zulu'])('%s is UTC', (zone) => {
  expect(isUtc(zone)).toBe(true);
});

it.each(['Asia/Kolkata', 'Europe/London', 'Etc/GMT+5', ''])('%j is not', (zone) => {
  expect(isUtc(zone)).toBe(false);
});

onEveryDatabase((running) => {
  it('uses UTC', async () => {
    const connection = new UtcClient(running.url);
    await connection.connect();
    expect(await timeZoneOf(connection)).toBe('UTC');
    await connection.end();
  });

  if (!inject('postgresUrl')) return; // PGlite knows no other time zone.

  /** With its own user, because the fix changes the user in every database. */
  async function behindZonelessPooler(user: string): Promise<PrismaClient> {
    await run(`CREATE ROLE ${user} LOGIN SUPERUSER`);
    const pooler = await startZonelessPooler(running.url);
    const url = new URL(pooler.url);
    url.username = user;
    const client = connect(url.href);
    onTestFinished(async () => {
      await client.$disconnect();
      pooler.stop();
    });
    return client;
  }

  async function run(sql: string): Promise<void> {
    const client = new pg.Client(running.url);
    await client.connect();
    await client.query(sql);
    await client.end();
  }

  it('refuses a connection in another time zone, and says what to do', async () => {
    const client = await behindZonelessPooler('refused');
    for (const question of [
      () => client.$queryRaw`SELECT 1`,
      () => client.sessionMirror.count(),
      () => client.$transaction((transaction) => transaction.$queryRaw`SELECT 1`),
    ]) {
      const error = await question().then(null, (reason: unknown) => reason);
      expect(timeZoneProblem(error)).toMatch(
        /^The database connection is in Asia\/Kolkata, not UTC: .+ `ALTER ROLE /,
      );
    }
  });

  it('is a problem at the start, unless the database does not respond', async () => {
    const shared: { [key: symbol]: PrismaClient | undefined } = globalThis;
    const key = Symbol.for('foyer.database');
    onTestFinished(() => void delete shared[key]);
    shared[key] = await behindZonelessPooler('starting');
    expect(await databaseProblems()).toEqual([expect.stringContaining('Asia/Kolkata')]);
    shared[key] = connect('postgresql://postgres@127.0.0.1:1/postgres');
    expect(await databaseProblems()).toEqual([]);
  });

  if (inject('isPooled')) return; // All clients share one user there.
  it('is fixed by the statement in its message', async () => {
    const client = await behindZonelessPooler('mended');
    const error = await client.$queryRaw`SELECT 1`.then(null, (reason: unknown) => reason);
    const [, statement = ''] = /`(ALTER ROLE .+)`/.exec(timeZoneProblem(error) ?? '') ?? [];
    await run(`SET SESSION AUTHORIZATION mended; ${statement}`);
    const [row] = await client.$queryRaw<{ stored: Date }[]>`SELECT now() AS stored`;
    expect(Math.abs(Date.now() - (row?.stored.getTime() ?? 0))).toBeLessThan(5_000);
  });
});
