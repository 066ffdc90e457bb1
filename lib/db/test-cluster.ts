// One PostgreSQL for Vitest's project `postgres`. Each test file creates its own database.
import type { TestProject } from 'vitest/node';
import { findPostgres, startPostgres } from './test-postgres';

declare module 'vitest' {
  interface ProvidedContext {
    /** Null when it is not installed. Missing in projects that use PGlite. */
    postgresUrl?: string | null;
    /** In the project `pgbouncer`: the address is the pooler's. */
    isPooled?: boolean;
  }
}

export default async function startCluster(
  project: TestProject,
): Promise<() => Promise<void> | undefined> {
  const binaries = findPostgres();
  if (!binaries && process.env.REQUIRE_POSTGRES === '1') {
    throw new Error('REQUIRE_POSTGRES=1, but no initdb was found.');
  }
  const cluster = binaries ? await startPostgres(binaries) : null;
  project.provide('postgresUrl', cluster?.url ?? null);
  return () => cluster?.stop();
}
