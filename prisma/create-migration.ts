import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DiffTarget } from '@prisma/schema-engine-wasm';
import { serveEmbeddedPostgres } from '@/lib/db/embedded-postgres';
import { migrationsFolder } from './migration-files';
import { everything, listMigrations, readSchema, withSchemaEngine } from './schema-engine';

/** Its path, or null when schema.prisma has no changes. */
export async function createMigration(
  name: string,
  now: Date,
  folder = migrationsFolder,
): Promise<string | null> {
  const script = await missingSql(folder);
  if (script === null) return null;
  const path = join(folder, `${timestamp(now)}_${name}`, 'migration.sql');
  await mkdir(join(path, '..'));
  await writeFile(path, script);
  return path;
}

/** Null when the migrations in `folder` agree with schema.prisma. Needs no server. */
export async function missingSql(folder = migrationsFolder): Promise<string | null> {
  const from: DiffTarget = { tag: 'migrations', ...(await listMigrations(folder)) };
  const to: DiffTarget = { tag: 'schemaDatamodel', files: [await readSchema()] };
  const embedded = await serveEmbeddedPostgres();
  try {
    return await withSchemaEngine(embedded.url, async (engine) => {
      const diff = await engine.diff({
        from,
        to,
        script: true,
        exitCode: true,
        filters: everything,
      });
      const agrees = 0;
      return diff.exitCode === agrees ? null : diff.stdout;
    });
  } finally {
    await embedded.stop();
  }
}

/** 20261121093000, in UTC: as `prisma migrate` names its folders. */
function timestamp(now: Date): string {
  return now.toISOString().replace(/\D/g, '').slice(0, 14);
}
