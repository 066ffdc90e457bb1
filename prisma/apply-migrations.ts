// The table, checksums and lock of `prisma migrate`, so either may be used on the same database.
// Settings last for the transaction only: the connection may be a pooler's.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { checksumOf, type Migration, migrationsFolder, readMigrations } from './migration-files';
import { compareWithHistory, reasonOf, restoreAdvice, undoAdvice } from './migration-state';

export class MigrationFailed extends Error {
  override readonly name = 'MigrationFailed';
}

// READ COMMITTED: sees what another process committed while this one waited for the lock.
const begin = `BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL TIME ZONE 'UTC'; SET LOCAL lock_timeout = '60s'; SET LOCAL statement_timeout = 0;
  SELECT pg_advisory_xact_lock(72707369); SET LOCAL lock_timeout = '5s'`;
const createHistory = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`;
const recordStart = `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at)
  VALUES ($1, $2, $3, clock_timestamp())`;
const recordEnd = `UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1`;

/** Of several processes, one applies. Returns what was missing. Rejects with MigrationFailed. */
export async function applyMigrations(
  databaseUrl: string,
  folder = migrationsFolder,
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined); // A connection lost between two queries: the next one says so.
  try {
    await client.connect();
    await client.query(begin);
    const { missing, unfinished, changed } = await compareWithHistory(client, migrations);
    for (const name of unfinished) throw new MigrationFailed(unfinishedText(name));
    for (const name of changed) throw new MigrationFailed(changedText(name));
    if (missing.length > 0) await client.query(createHistory);
    for (const migration of migrations)
      if (missing.includes(migration.name)) await apply(client, migration);
    await client.query('COMMIT');
    return missing;
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'MigrationFailed') throw cause;
    throw new MigrationFailed(
      `The database at ${client.host} cannot be migrated: ${reasonOf(cause)}.`,
      {
        cause,
      },
    );
  } finally {
    await client.end(); // Without COMMIT, everything is undone.
  }
}

async function apply(client: pg.Client, { name, script }: Migration): Promise<void> {
  const id = randomUUID();
  try {
    await client.query(recordStart, [id, checksumOf(script), name]);
    await client.query(script);
    await client.query(recordEnd, [id]);
  } catch (cause) {
    throw new MigrationFailed(failedText(name, cause), { cause });
  }
}

const failedText = (
  name: string,
  cause: unknown,
) => `The migration ${name} failed: ${reasonOf(cause)}
Nothing was changed: all migrations of a start share one transaction.
Correct prisma/migrations/${name}/migration.sql, or the data it fails on, and start again.`;

const unfinishedText = (name: string) =>
  `The migration ${name} was left unfinished by \`prisma migrate\`.
Nothing was changed now. ${undoAdvice(name)}`;

const changedText = (name: string) =>
  `The migration ${name} is not the one that was applied to this database.
Nothing was changed now. ${restoreAdvice(name)}`;
