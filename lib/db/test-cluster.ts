// One PostgreSQL for the test files of Vitest's project `postgres`, each of which makes a database of its own in it.
import type { TestProject } from 'vitest/node';
import { findPostgres, startPostgres } from './test-postgres';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the cluster answers; null where it is not installed. Absent in the projects that use PGlite. */
    postgresUrl?: string | null;
    /** In the project `pgbouncer`: that is the pooler's address. */
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
