import pg from 'pg';
import { hasChecksum, type Migration, migrationsFolder, readMigrations } from './migration-files';

export interface MigrationState {
  /** In the folder only. */
  missing: string[];
  /** Begun by `prisma migrate`, neither finished nor rolled back: it blocks all others. */
  unfinished: string[];
  /** The file differs from the one that was applied. */
  changed: string[];
  /** In the database only: of a newer release, or another branch. */
  unknown: string[];
}

interface Row {
  migration_name: string;
  checksum: string;
  is_finished: boolean;
}

/** Throws the database's error, or its own after three seconds without a response. */
export async function readMigrationState(
  databaseUrl: string,
  folder = migrationsFolder,
): Promise<MigrationState & { server: string }> {
  const migrations = await readMigrations(folder);
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 3_000,
    query_timeout: 3_000,
  });
  client.on('error', () => undefined); // A connection lost between two queries: the next one says so.
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    const state = await compareWithHistory(client, migrations);
    return { ...state, server: rows[0]?.server_version ?? '' };
  } finally {
    await client.end();
  }
}

export async function compareWithHistory(
  client: pg.ClientBase,
  migrations: Migration[],
): Promise<MigrationState> {
  const history = await readHistory(client);
  const applied = new Map(
    history.filter((row) => row.is_finished).map((row) => [row.migration_name, row.checksum]),
  );
  const names = migrations.map(({ name }) => name);
  const isChanged = ({ name, script }: Migration) => !hasChecksum(script, applied.get(name) ?? '');
  return {
    missing: names.filter((name) => !applied.has(name)),
    unfinished: history.filter((row) => !row.is_finished).map((row) => row.migration_name),
    changed: migrations
      .filter((migration) => applied.has(migration.name) && isChanged(migration))
      .map(({ name }) => name),
    unknown: [...applied.keys()].filter((name) => !names.includes(name)),
  };
}

async function readHistory(client: pg.ClientBase): Promise<Row[]> {
  const { rows } = await client.query<{ table: string | null }>(
    `SELECT to_regclass('_prisma_migrations')::text AS table`,
  );
  if (!rows[0]?.table) return [];
  const history = await client.query<Row>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS is_finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return history.rows;
}

export const undoAdvice = (name: string) => `Undo by hand what it did, and mark it as undone:
UPDATE _prisma_migrations SET rolled_back_at = now() WHERE migration_name = '${name}' AND finished_at IS NULL;`;

export const restoreAdvice = (name: string) =>
  `Restore prisma/migrations/${name}/migration.sql as it was, and put what is new into a migration of its own.`;

/** Of the database, or of the system without a connection. Neither contains a password. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join(', '); // One for each of a host's addresses.
  if (!(error instanceof Error)) return String(error);
  return 'severity' in error && 'code' in error
    ? `${error.message} (${error.code})`
    : error.message;
}
