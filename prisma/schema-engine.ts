// Prisma's own schema engine, compiled to WebAssembly: nothing to download, the same on every machine.
// The package's entry imports a .wasm file, which plain Node refuses, so we instantiate it ourselves.
import { readFile } from 'node:fs/promises';
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { SchemaContainer, SchemaFilter } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

export const everything: SchemaFilter = { externalTables: [], externalEnums: [] };

export async function openSchemaEngine(
  adapters: SqlMigrationAwareDriverAdapterFactory,
  schema: SchemaContainer,
): Promise<bindings.SchemaEngine> {
  await instantiated();
  const ignoreLog = () => undefined;
  return bindings.SchemaEngine.new(
    { datamodels: [[schema.path, schema.content]] },
    ignoreLog,
    bindMigrationAwareSqlAdapterFactory(adapters),
  );
}

let instantiation: Promise<void> | undefined;

function instantiated(): Promise<void> {
  instantiation ??= instantiate();
  return instantiation;
}

async function instantiate(): Promise<void> {
  // Where the engine leaves its last words when it panics.
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: { set_message: panic } });
  const file = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm'));
  const { instance } = await WebAssembly.instantiate(await readFile(file), {
    './schema_engine_bg.js': { ...bindings },
  });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start !== 'function') throw new Error('The schema engine has no entry: is its version right?');
  start();
}

function panic(lastWords: string): never {
  throw new Error(`The schema engine gave up: ${lastWords}`);
}
