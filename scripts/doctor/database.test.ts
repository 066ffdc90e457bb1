import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { beforeEach, describe, expect, inject, it, onTestFinished } from 'vitest';
import { onEveryDatabase } from '@/lib/db/test-database';
import { startZonelessPooler } from '@/lib/db/test-zoneless-pooler';
import { applyMigrations } from '@/prisma/apply-migrations';
import { ownFolder } from '../local-database/folder-owner';
import { checkDatabase, locateDatabase } from './database';

describe('the database, as the doctor sees it', () => {
  onEveryDatabase((there) => {
    const check = () => checkDatabase({ url: there.url, folder: '' });
    const checkMigrations = async () =>
      (await check()).find(({ asked }) => asked === 'migrations applied');

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

    it('answers, and is up to date', async () => {
      expect(await check()).toMatchObject([
        { outcome: 'fine', answer: expect.stringMatching(/^PostgreSQL \d+/) },
        { outcome: 'fine', answer: 'UTC' },
        { outcome: 'fine', answer: 'all of them' },
      ]);
    });

    it('lacks everything as long as nothing was applied, and nothing is applied by asking', async () => {
      await run('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      for (let round = 0; round < 2; round += 1) {
        expect(await checkMigrations()).toMatchObject({
          outcome: 'failure',
          answer: expect.stringMatching(/^\d+ missing: \d{14}_/),
          advice: expect.stringContaining('npm run migrate'),
        });
      }
    });

    it('lacks one migration', async () => {
      await run(`DELETE FROM _prisma_migrations
                 WHERE migration_name = (SELECT max(migration_name) FROM _prisma_migrations)`);
      expect(await checkMigrations()).toMatchObject({
        outcome: 'failure',
        answer: expect.stringMatching(/^1 missing: \d{14}_\w+$/),
      });
    });

    it('was given another file than the one of now', async () => {
      await run(`UPDATE _prisma_migrations SET checksum = '' WHERE migration_name LIKE '%_init'`);
      expect(await checkMigrations()).toMatchObject({
        outcome: 'failure',
        answer: expect.stringMatching(/^\d{14}_init has changed since$/),
        advice: expect.stringContaining('npm run migrate'),
      });
    });

    it.each([
      ['failure', 'NULL', '20990101000000_later is half done', 'npm run migrate'],
      ['warning', 'now()', 'all of ours, and 20990101000000_later', 'newer release'],
    ])(
      'is a %s where a migration is not ours and was finished at %s',
      async (outcome, at, answer, advice) => {
        await run(`INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at)
                 VALUES ('1', '', '20990101000000_later', ${at})`);
        expect(await checkMigrations()).toEqual({
          outcome,
          asked: 'migrations applied',
          answer,
          advice: expect.stringContaining(advice),
        });
      },
    );

    if (!inject('postgresUrl')) return; // PGlite knows no other time zone.
    it('speaks another time zone where a pooler keeps ours back', async () => {
      const pooler = await startZonelessPooler(there.url);
      onTestFinished(() => pooler.stop());
      expect((await checkDatabase({ url: pooler.url, folder: '' }))[1]).toMatchObject({
        outcome: 'failure',
        answer: 'Asia/Kolkata',
        advice: expect.stringContaining(`ALTER ROLE CURRENT_USER SET timezone TO 'UTC'`),
      });
    });
  });

  it('does not answer', async () => {
    const url = 'postgresql://foyer:a-password@127.0.0.1:1/nowhere';
    const [finding, ...rest] = await checkDatabase({ url, folder: '' });
    expect(rest).toEqual([]);
    expect(finding).toMatchObject({
      outcome: 'failure',
      asked: 'database at 127.0.0.1:1',
      answer: expect.stringContaining('ECONNREFUSED'),
      advice: expect.stringContaining('DATABASE_URL'),
    });
    expect(JSON.stringify(finding)).not.toContain('a-password');
  });

  it('is embedded, and told by whoever serves it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'foyer-doctor-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const nobody = await locateDatabase('', folder);
    expect(await checkDatabase(nobody)).toMatchObject([
      { outcome: 'failure', advice: expect.stringContaining('npm run demo') },
    ]);
    const announce = await ownFolder(join(folder, 'database'));
    expect(await checkDatabase(await locateDatabase('', folder))).toMatchObject([
      { outcome: 'failure', advice: 'Try again in a moment.' },
    ]);
    announce('postgresql://here');
    expect(await locateDatabase('', folder)).toMatchObject({ url: 'postgresql://here' });
    expect(await locateDatabase('postgresql://elsewhere', folder)).toMatchObject({
      url: 'postgresql://elsewhere',
    });
  });
});
