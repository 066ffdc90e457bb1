import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onEveryDatabase } from '@/lib/db/test-database';
import { applyMigrations, MigrationFailed } from './apply-migrations';
import { migrationsFolder, readMigrations } from './migration-files';
import { everything, listMigrations, withSchemaEngine } from './schema-engine';

const release = { dump: 'prisma/test-release-0.1.0.sql', migrations: 6 };

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

    it.each(['read committed', 'repeatable read'])(
      'lets one of several apply that start at once, in a database of isolation level %s',
      async (level) => {
        const setDefault = (to: string) =>
          ask(`DO $$ BEGIN
            EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation = ${to}', current_database());
          END $$`);
        await setDefault(`''${level}''`);
        await write('20260101000000_one', 'CREATE TABLE one (n int);');
        const applied = await Promise.all(
          Array.from({ length: 4 }, () => applyMigrations(database.url, folder)),
        ).finally(() => setDefault('DEFAULT'));
        expect(applied.flat()).toEqual(['20260101000000_one']);
      },
    );

    it('leaves nothing of a migration that fails, and goes on once it is corrected', async () => {
      await write('20260101000000_one', 'CREATE TABLE one (n int);');
      await write(
        '20260102000000_two',
        'CREATE TABLE two (n int);\nALTER TABLE nowhere ADD COLUMN n int;',
      );
      await expect(applyMigrations(database.url, folder)).rejects.toThrow(
        /^The migration 20260102000000_two failed: relation "nowhere" does not exist \(42P01\)\nNothing was changed.*\nCorrect prisma\/migrations\/20260102000000_two\/migration\.sql/s,
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

    it('waits until a migration that `prisma migrate` left unfinished is settled, and says how', async () => {
      await write('20260101000000_one', 'CREATE TABLE one (n int);');
      await applyMigrations(database.url, folder);
      await ask('DROP TABLE one; UPDATE _prisma_migrations SET finished_at = NULL');
      await write('20260102000000_two', 'CREATE TABLE two (n int);');
      const { message } = await failureOf(applyMigrations(database.url, folder));
      expect(message).toContain('The migration 20260101000000_one was left unfinished');
      const [statement = ''] = message.match(/^UPDATE .*;$/m) ?? [];
      await ask(statement);
      expect(await applyMigrations(database.url, folder)).toEqual([
        '20260101000000_one',
        '20260102000000_two',
      ]);
    });

    it('applies nothing where the file of an applied migration has changed', async () => {
      await write('20260101000000_one', 'CREATE TABLE one (n int);');
      await applyMigrations(database.url, folder);
      await write('20260101000000_one', 'CREATE TABLE one (n int, m int);');
      await write('20260102000000_two', 'CREATE TABLE two (n int);');
      expect((await failureOf(applyMigrations(database.url, folder))).message).toMatch(
        /^The migration 20260101000000_one is not the one that was applied .* Restore prisma\/migrations\/20260101000000_one\/migration\.sql/s,
      );
      expect(await ask('SELECT migration_name FROM _prisma_migrations')).toHaveLength(1);
    });

    it('knows a file again that Git has given other line endings', async () => {
      const script = 'CREATE TABLE one (n int);\nCREATE TABLE two (n int);\n';
      await write('20260101000000_one', script);
      await applyMigrations(database.url, folder);
      await write('20260101000000_one', script.replaceAll('\n', '\r\n'));
      expect(await applyMigrations(database.url, folder)).toEqual([]);
      await ask('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      await applyMigrations(database.url, folder);
      await write('20260101000000_one', script);
      expect(await applyMigrations(database.url, folder)).toEqual([]);
    });

    it('finds nothing to do in the database of a newer release', async () => {
      await write('20260101000000_one', 'CREATE TABLE one (n int);');
      await write('20260102000000_two', 'CREATE TABLE two (n int);');
      await applyMigrations(database.url, folder);
      await rm(join(folder, '20260102000000_two'), { recursive: true });
      expect(await applyMigrations(database.url, folder)).toEqual([]);
    });

    it("leaves a database that Prisma's own engine finds up to date", async () => {
      await applyMigrations(database.url);
      const migrationsList = await listMigrations(migrationsFolder);
      const diagnosis = await withSchemaEngine(database.url, (engine) =>
        engine.diagnoseMigrationHistory({
          migrationsList,
          optInToShadowDatabase: false,
          filters: everything,
        }),
      );
      expect(diagnosis).toMatchObject({
        hasMigrationsTable: true,
        history: null,
        failedMigrationNames: [],
        editedMigrationNames: [],
      });
    });

    describe("a database of release 0.1.0, which Prisma's own engine migrated", () => {
      const columns = `SELECT column_name, data_type, character_maximum_length, is_nullable, column_default
        FROM information_schema.columns WHERE table_name = '_prisma_migrations' ORDER BY ordinal_position`;

      beforeEach(async () => {
        await ask(await readFile(release.dump, 'utf8'));
      });

      it('is taken over with what is in it', async () => {
        await cp(migrationsFolder, folder, { recursive: true });
        await write('20990101000000_later', 'CREATE TABLE later (n int);');
        const names = (await readMigrations(folder)).map(({ name }) => name);
        expect(await applyMigrations(database.url, folder)).toEqual(
          names.slice(release.migrations),
        );
        expect(await ask('SELECT email FROM session_mirrors')).toEqual([
          { email: 'anna@example.com' },
        ]);
      });

      it('keeps its history in a table like ours', async () => {
        const prismas = await ask(columns);
        await ask('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
        await write('20260101000000_one', '');
        await applyMigrations(database.url, folder);
        expect(await ask(columns)).toEqual(prismas);
      });
    });
  });

  it('says where no database answers', async () => {
    const { message } = await failureOf(
      applyMigrations('postgresql://foyer:secret@localhost:1/foyer'),
    );
    expect(message).toMatch(/^The database at localhost cannot be migrated: .*ECONNREFUSED/);
    expect(message).not.toContain('secret');
  });
});

async function failureOf(applying: Promise<unknown>): Promise<MigrationFailed> {
  const error = await applying.catch((error: unknown) => error);
  expect(error).toBeInstanceOf(MigrationFailed);
  return error as MigrationFailed;
}
