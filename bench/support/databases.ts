// A PostgreSQL of the bench's own, as it comes, with as many migrated databases as are asked for.

import { Client } from 'pg';
import { findPostgres, startPostgres } from '@/lib/db/test-postgres';
import { applyMigrations } from '@/prisma/apply-migrations';

export interface Databases {
  /** The address of a new database, migrated and empty. */
  create(name: string): Promise<string>;
  stop(): Promise<void>;
}

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
