// Writes the next migration: what is missing between the migrations so far and schema.prisma.
// They are played on an embedded database in memory, so no server is needed and no real database is touched.
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveEmbeddedPostgres } from '@/lib/db/embedded-postgres';
import { migrationsFolder, readMigrations, readSchema } from './migration-files';
import { inOneTransaction } from './one-transaction';
import { everything, openSchemaEngine } from './schema-engine';

/** The path of the new migration, or null when schema.prisma asks for nothing new. */
export async function createMigration(
  name: string,
  now: Date,
  folder = migrationsFolder,
): Promise<string | null> {
  const script = await missingSql(folder);
  if (script === null) return null;
  const path = join(folder, `${timestamp(now)}_${name}`, 'migration.sql');
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, script);
  const lockfile = join(folder, 'migration_lock.toml');
  if (!existsSync(lockfile)) await writeFile(lockfile, 'provider = "postgresql"\n');
  return path;
}

/** The SQL that leads from the migrations in `folder` to schema.prisma; null when they agree. */
export async function missingSql(folder = migrationsFolder): Promise<string | null> {
  const migrations = await readMigrations(folder);
  const schema = await readSchema();
  const embedded = await serveEmbeddedPostgres();
  try {
    return await inOneTransaction(embedded.url, async ({ adapters }) => {
      const engine = await openSchemaEngine(adapters, schema);
      const { exitCode, stdout } = await engine.diff({
        from: { tag: 'migrations', ...migrations },
        to: { tag: 'schemaDatamodel', files: [schema] },
        script: true,
        exitCode: true,
        filters: everything,
      });
      const agrees = 0;
      return exitCode === agrees ? null : stdout;
    });
  } finally {
    await embedded.stop();
  }
}

/** 20261121093000 for half past nine on 21 November 2026, UTC: the form that `prisma migrate` gives its folders. */
function timestamp(now: Date): string {
  return now.toISOString().replace(/\D/g, '').slice(0, 14);
}
