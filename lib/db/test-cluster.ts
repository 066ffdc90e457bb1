// One PostgreSQL for a whole run: Vitest calls this before the first test file of its project `postgres`, and every
// such file makes a database of its own in it (test-database.ts).
import type { TestProject } from 'vitest/node';
import { findPostgres, startPostgres } from './test-postgres';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the cluster answers; null where PostgreSQL is not installed. Absent in the other projects. */
    postgresUrl?: string | null;
  }
}

export default async function startCluster(project: TestProject): Promise<() => Promise<void> | undefined> {
  const binaries = findPostgres();
  if (!binaries && process.env.REQUIRE_POSTGRES === '1') {
    throw new Error('REQUIRE_POSTGRES=1, but no initdb was found.');
  }
  const cluster = binaries ? await startPostgres(binaries) : null;
  project.provide('postgresUrl', cluster?.url ?? null);
  return () => cluster?.stop();
}
