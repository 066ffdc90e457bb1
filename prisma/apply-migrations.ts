// Brings a database up to date. Safe to run from several processes at once: one applies, the others find it done.
import { isDriverAdapterError } from '@prisma/driver-adapter-utils';
import { migrationsFolder, readMigrations, readSchema } from './migration-files';
import { inOneTransaction } from './one-transaction';
import { everything, openSchemaEngine } from './schema-engine';

export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
}

/** Returns the names of the migrations that were missing. Throws MigrationFailed, and then nothing was changed. */
export async function applyMigrations(databaseUrl: string, folder = migrationsFolder): Promise<string[]> {
  const migrationsList = await readMigrations(folder);
  const schema = await readSchema();
  return inOneTransaction(databaseUrl, async ({ adapters, firstRefusal }) => {
    try {
      const engine = await openSchemaEngine(adapters, schema);
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: everything });
      return appliedMigrationNames;
    } catch (error) {
      throw new MigrationFailed(explain(error, firstRefusal()), { cause: error });
    }
  });
}

function explain(error: unknown, refusal: unknown): string {
  const engineSays = error instanceof Error ? error.message : String(error);
  const migration = /migration_name="([^"]+)"/.exec(engineSays)?.[1];
  const reason = databaseSays(refusal) ?? engineSays.split('\n   0: ')[0];
  return [
    migration ? `The migration ${migration} failed: ${reason}` : `The migrations were not applied: ${reason}`,
    'Nothing was changed: all migrations of a start share one transaction.',
    migration
      ? `Correct prisma/migrations/${migration}/migration.sql, or the data it stumbles over, and start again.`
      : 'docs/decisions/0004-migrations-through-the-wasm-engine.md says what to do when the history itself is at odds.',
  ].join('\n');
}

function databaseSays(refusal: unknown): string | undefined {
  if (!isDriverAdapterError(refusal)) return undefined;
  const { originalCode, originalMessage, kind } = refusal.cause;
  if (kind === 'postgres') return `${refusal.cause.message} (${refusal.cause.code})`;
  return originalMessage ? `${originalMessage} (${originalCode})` : kind;
}
