// How far a database has come, compared with the migrations in this folder. Only looks: nothing is applied, nothing is locked.
import pg from 'pg';
import { migrationsFolder, readMigrations } from './migration-files';

export interface MigrationState {
  /** The version of the server. */
  server: string;
  /** In this folder, and not in the database. */
  missing: string[];
  /** Begun by other tools, neither finished nor rolled back: no migration follows until that is settled. */
  unfinished: string[];
  /** In the database, and not in this folder: it is of a newer release, or of another branch. */
  unknown: string[];
}

interface Row {
  migration_name: string;
  is_applied: boolean;
}

/** Throws what the database says, or that it says nothing within three seconds. */
export async function readMigrationState(
  databaseUrl: string,
  folder = migrationsFolder,
): Promise<MigrationState> {
  const { migrationDirectories } = await readMigrations(folder);
  const known = migrationDirectories.map(({ path }) => path);
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 3_000,
    query_timeout: 3_000,
  });
  client.on('error', () => undefined); // A connection lost between two questions: the next one says so.
  try {
    await client.connect();
    const { rows: versions } = await client.query<{ server_version: string }>('SHOW server_version');
    const history = await readHistory(client);
    const applied = history.filter((row) => row.is_applied).map((row) => row.migration_name);
    return {
      server: versions[0]?.server_version ?? '',
      missing: known.filter((name) => !applied.includes(name)),
      unfinished: history.filter((row) => !row.is_applied).map((row) => row.migration_name),
      unknown: applied.filter((name) => !known.includes(name)),
    };
  } finally {
    await client.end();
  }
}

async function readHistory(client: pg.Client): Promise<Row[]> {
  const { rows } = await client.query<{ found: string | null }>(
    `SELECT to_regclass('_prisma_migrations')::text AS found`,
  );
  if (!rows[0]?.found) return [];
  const history = await client.query<Row>(
    `SELECT migration_name, finished_at IS NOT NULL AS is_applied
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return history.rows;
}
