import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onEveryDatabase } from '@/lib/db/test-database';
import { applyMigrations } from './apply-migrations';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-migrations-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function write(name: string, script: string): Promise<void> {
  await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, name, 'migration.sql'), script);
}

describe('applying migrations', () => {
  onEveryDatabase((database) => {
    beforeEach(async () => {
      await ask('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
    });

    async function ask(sql: string): Promise<unknown[]> {
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      try {
        const { rows } = await client.query(sql);
        return rows;
      } finally {
        await client.end();
      }
    }

    it('applies what is missing, once', async () => {
      await write('20260101000000_one', 'CREATE TABLE one (n int);');
      expect(await applyMigrations(database.url, folder)).toEqual(['20260101000000_one']);
      await write('20260102000000_two', 'CREATE TABLE two (n int);');
      expect(await applyMigrations(database.url, folder)).toEqual(['20260102000000_two']);
      expect(await applyMigrations(database.url, folder)).toEqual([]);
      expect(
        await ask('SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL'),
      ).toHaveLength(2);
    });

    it('lets one of several apply that start at once', async () => {
      await write('20260101000000_one', 'CREATE TABLE one (n int);');
      const applied = await Promise.all(
        Array.from({ length: 4 }, () => applyMigrations(database.url, folder)),
      );
      expect(applied.flat()).toEqual(['20260101000000_one']);
    });

    it('leaves nothing of a migration that fails, and goes on once it is corrected', async () => {
      await write('20260101000000_one', 'CREATE TABLE one (n int);');
      await write('20260102000000_two', 'CREATE TABLE two (n int);\nALTER TABLE nowhere ADD COLUMN n int;');
      await expect(applyMigrations(database.url, folder)).rejects.toThrow(
        /^The migration 20260102000000_two failed: relation "nowhere" does not exist \(42P01\)\nNothing was changed/,
      );
      expect(await ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).toEqual([]);
      await write('20260102000000_two', 'CREATE TABLE two (n int);');
      expect(await applyMigrations(database.url, folder)).toHaveLength(2);
    });

    it('takes a script with semicolons within its statements', async () => {
      const body = 'BEGIN INSERT INTO one VALUES (1); INSERT INTO one VALUES (2); END';
      await write('20260101000000_one', `CREATE TABLE one (n int); DO $$ ${body} $$; SELECT ';';`);
      await applyMigrations(database.url, folder);
      expect(await ask('SELECT n FROM one')).toEqual([{ n: 1 }, { n: 2 }]);
    });
  });
});
