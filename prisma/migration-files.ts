// What lies in prisma/: the schema, and the migrations in the form in which the schema engine wants them.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MigrationDirectory, MigrationList, SchemaContainer } from '@prisma/schema-engine-wasm';

export const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url));
const schemaFile = fileURLToPath(new URL('schema.prisma', import.meta.url));
const lockfile = 'migration_lock.toml';

export async function readSchema(): Promise<SchemaContainer> {
  return { path: schemaFile, content: await readFile(schemaFile, 'utf8') };
}

export async function readMigrations(folder = migrationsFolder): Promise<MigrationList> {
  const entries = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : [];
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return {
    baseDir: folder,
    lockfile: { path: lockfile, content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.sort().map((name) => readMigration(folder, name))),
  };
}

async function readMigration(folder: string, name: string): Promise<MigrationDirectory> {
  const script = await readFile(join(folder, name, 'migration.sql'), 'utf8');
  return { path: name, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } } };
}
