// Prisma's schema engine as WebAssembly, for writing migrations and tests. No production file may import it.
import { readFile } from 'node:fs/promises';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaContainer, SchemaFilter } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import pg from 'pg';
import { readMigrations } from './migration-files';
import { adapterOf } from './schema-engine-adapter';

export const everything: SchemaFilter = { externalTables: [], externalEnums: [] };

export async function readSchema(): Promise<SchemaContainer> {
  const path = 'prisma/schema.prisma';
  return { path, content: await readFile(path, 'utf8') };
}

/** In the engine's form. */
export async function listMigrations(folder: string): Promise<MigrationList> {
  const migrations = await readMigrations(folder);
  return {
    baseDir: folder,
    lockfile: { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: migrations.map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  };
}

/** The database is also the engine's shadow database: it must hold nothing of value. */
export async function withSchemaEngine<T>(
  databaseUrl: string,
  work: (engine: bindings.SchemaEngine) => Promise<T>,
): Promise<T> {
  await instantiated();
  const { path, content } = await readSchema();
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 });
  try {
    const adapter = await adapterOf(pool);
    const connect = async () => adapter;
    const { provider, adapterName } = adapter;
    const adapters = { provider, adapterName, connect, connectToShadowDb: connect };
    const engine = await bindings.SchemaEngine.new(
      { datamodels: [[path, content]] },
      () => undefined,
      bindMigrationAwareSqlAdapterFactory(adapters),
    );
    return await work(engine);
  } finally {
    await pool.end();
  }
}

let instantiation: Promise<void> | undefined;

function instantiated(): Promise<void> {
  instantiation ??= instantiate();
  return instantiation;
}

async function instantiate(): Promise<void> {
  // The engine calls it with its last message when it panics.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: panic } });
  // The package's entry imports a .wasm file, which plain Node refuses.
  const file = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm'));
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    './schema_engine_bg.js': { ...bindings },
  });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start !== 'function')
    throw new Error('The schema engine has no entry: is its version right?');
  start();
}

function panic(message: string): never {
  throw new Error(`The schema engine gave up: ${message}`);
}
