import { Client } from 'pg';
import { findPostgres, startPostgres } from '@/lib/db/test-postgres';
import { applyMigrations } from '@/prisma/apply-migrations';

export interface Databases {
  /** Returns the URL of a new, migrated and empty database. */
  create(name: string): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a PostgreSQL with its default settings. */
export async function startDatabases(): Promise<Databases> {
  const binaries = findPostgres();
  if (!binaries) throw new Error('This bench needs PostgreSQL: no initdb was found.');
  const server = await startPostgres(binaries);
  return {
    async create(name) {
      await runSql(server.url, `CREATE DATABASE ${name}`);
      const url = server.url.replace(/\/postgres$/, `/${name}`);
      await applyMigrations(url);
      return url;
    },
    stop: server.stop,
  };
}

export async function runSql(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
