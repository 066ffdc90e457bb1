import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { onEveryDatabase } from '@/lib/db/test-database';
import { startZonelessPooler } from '@/lib/db/test-zoneless-pooler';
import { applyMigrations } from '@/prisma/apply-migrations';
import { ownFolder } from '../local-database/folder-owner';
import { checkDatabase, locateDatabase } from './storefront';
import { examined } from './test-examination';

const key = (letter: string) => Buffer.alloc(32, letter).toString('base64url');
/** Unreachable vendors: only the settings matter here. */
const nowhere = {
  CLEENG_API_URL: 'http://127.0.0.1:1',
  CLEENG_JWKS_URL: 'http://127.0.0.1:1/jwks.json',
  CLEENG_PUBLISHER_ID: '111222333',
};
const environment = async (given: Record<string, string>) =>
  (await examined({ ...nowhere, ...given })).findings('Environment');

it('asks no vendor while the environment is incomplete, and names what is missing', async () => {
  const { titles, findings, isHealthy } = await examined({
    ...nowhere,
    APP_URL: 'http://shop.example',
    VISITOR_ADDRESS: 'socket',
    SESSION_KEYS: '',
    PORT: 'web',
  });
  expect(titles).toEqual(['Environment']);
  expect(isHealthy).toBe(false);
  expect(Object.values(findings('Environment')).map(({ outcome }) => outcome)).not.toContain(
    'fine',
  );
  expect(findings('Environment')).toMatchObject({
    APP_URL: {
      result: 'is http://shop.example',
      advice: expect.stringMatching(/^A public address must be https/),
    },
    SESSION_KEYS: { result: 'is missing', advice: expect.stringContaining('randomBytes') },
    PORT: { result: 'is not a number', advice: 'See .env.example.' },
  });
});

it.each([
  [
    { APP_URL: 'https://shop.example', VISITOR_ADDRESS: 'forwarded:1' },
    'fine',
    'entry 1 from the right of X-Forwarded-For',
  ],
  [
    { APP_URL: 'https://shop.example', VISITOR_ADDRESS: 'header:Fly-Client-IP' },
    'fine',
    'the header fly-client-ip',
  ],
  [
    { APP_URL: 'https://shop.example', VISITOR_ADDRESS: 'socket' },
    'warning',
    "the connection's, although our address is public",
  ],
  [{ VISITOR_ADDRESS: 'socket' }, 'fine', "the connection's"],
  [{ VISITOR_ADDRESS: '' }, 'fine', 'not known: limits count by account only'],
  [
    { VISITOR_ADDRESS: 'forwarded:2' },
    'warning',
    'entry 2 from the right of X-Forwarded-For, although our address is on this machine',
  ],
])(
  "shows where the visitor's address comes from: %j",
  async (given: Record<string, string>, outcome, result) => {
    expect(await environment(given)).toMatchObject({
      "visitor's address (VISITOR_ADDRESS)": { outcome, result },
    });
  },
);

it.each([
  [{}, 'http://localhost:3000: this machine only, cookies are not Secure'],
  [{ APP_URL: 'https://localhost' }, 'https://localhost: this machine only'],
  [
    { APP_URL: 'https://shop.example', VISITOR_ADDRESS: 'forwarded:1' },
    'https://shop.example: session cookies are Secure',
  ],
])('shows our address: %j', async (given, result) => {
  expect(await environment(given)).toMatchObject({
    'our address (APP_URL)': { outcome: 'fine', result },
  });
});

it.each([
  [key('a'), 'fine', '1'],
  [`${key('a')},${key('b')}`, 'fine', '2: the first encrypts, all decrypt'],
])('counts session keys: %#', async (keys, outcome, result) => {
  expect(await environment({ SESSION_KEYS: keys })).toMatchObject({
    'session keys (SESSION_KEYS)': { outcome, result },
  });
});

describe('the database', () => {
  onEveryDatabase((there) => {
    const checkAll = () => checkDatabase({ url: there.url, folder: null });
    const checkMigrations = async () =>
      (await checkAll()).find(({ check }) => check === 'migrations');

    async function run(sql: string): Promise<void> {
      const client = new pg.Client(there.url);
      await client.connect();
      await client.query(sql);
      await client.end();
    }

    beforeEach(async () => {
      await run('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      await applyMigrations(there.url);
    });

    it('is fine when it responds and is up to date', async () => {
      expect(await checkAll()).toMatchObject([
        { outcome: 'fine', result: expect.stringMatching(/^PostgreSQL \d+/) },
        { outcome: 'fine', result: 'UTC' },
        { outcome: 'fine', result: 'all applied' },
      ]);
    });

    it('lacks all migrations before they are applied, and none is applied by the check', async () => {
      await run('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      for (let round = 0; round < 2; round += 1) {
        expect(await checkMigrations()).toMatchObject({
          outcome: 'failure',
          result: expect.stringMatching(/^\d+ missing: \d{14}_/),
          advice: 'Run `npm run migrate`.',
        });
      }
      expect((await checkDatabase({ url: there.url, folder: '.data' }))[2]?.advice).toBe(
        'Restart the storefront: `npm run demo`.',
      );
    });

    it('lacks one migration', async () => {
      await run(`DELETE FROM _prisma_migrations
                 WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)`);
      expect(await checkMigrations()).toMatchObject({
        outcome: 'failure',
        result: expect.stringMatching(/^1 missing: \d{14}_\w+$/),
      });
    });

    it('has a migration whose file was changed', async () => {
      await run(`UPDATE _prisma_migrations SET checksum = '' WHERE migration_name LIKE '%_init'`);
      expect(await checkMigrations()).toMatchObject({
        outcome: 'failure',
        result: expect.stringMatching(/^\d{14}_init is not the file that was applied$/),
        advice: expect.stringContaining('Restore prisma/migrations/'),
      });
    });

    it.each([
      ['failure', 'NULL', '20990101000000_later is not finished', 'UPDATE _prisma_migrations'],
      ['warning', 'now()', 'all of ours, and 20990101000000_later', 'newer release'],
    ])('is a %s with an unknown migration whose end is %s', async (outcome, at, result, advice) => {
      await run(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
                 VALUES ('1', '', '20990101000000_later', ${at})`);
      expect(await checkMigrations()).toEqual({
        outcome,
        check: 'migrations',
        result,
        advice: expect.stringContaining(advice),
      });
    });

    if (!inject('postgresUrl')) return; // PGlite knows no other time zone.
    it('has another time zone behind a pooler that drops ours', async () => {
      const pooler = await startZonelessPooler(there.url);
      onTestFinished(() => pooler.stop());
      expect((await checkDatabase({ url: pooler.url, folder: null }))[1]).toMatchObject({
        outcome: 'failure',
        result: 'Asia/Kolkata',
        advice: expect.stringContaining(`ALTER ROLE CURRENT_USER SET timezone TO 'UTC'`),
      });
    });
  });

  it('is a failure when it does not respond', async () => {
    const url = 'postgresql://foyer:a-password@127.0.0.1:1/nowhere';
    const [finding, ...rest] = await checkDatabase({ url, folder: null });
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      outcome: 'failure',
      check: 'database at 127.0.0.1:1',
      result: expect.stringContaining('ECONNREFUSED'),
      advice: expect.stringContaining('DATABASE_URL'),
    });
    expect(JSON.stringify(finding)).not.toContain('a-password');
  });

  it('is the embedded one without DATABASE_URL, at the address its process announces', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'foyer-doctor-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const notServed = await locateDatabase('', folder);
    expect(await checkDatabase(notServed)).toMatchObject([
      { outcome: 'failure', advice: expect.stringContaining('npm run demo') },
    ]);
    const announce = await ownFolder(join(folder, 'database'));
    expect(await checkDatabase(await locateDatabase('', folder))).toMatchObject([
      { outcome: 'failure', advice: 'Try again in a few seconds.' },
    ]);
    announce('postgresql://here');
    expect(await locateDatabase('', folder)).toMatchObject({ url: 'postgresql://here' });
    expect(await locateDatabase('postgresql://elsewhere', folder)).toMatchObject({
      url: 'postgresql://elsewhere',
    });
  });
});
