// As test-cluster.ts, for the project `pgbouncer`.
import type { TestProject } from 'vitest/node';
import { findPgBouncer, startPgBouncer } from './test-pgbouncer';
import { findPostgres, startPostgres } from './test-postgres';

export default async function startPooledCluster(
  project: TestProject,
): Promise<(() => Promise<void>) | undefined> {
  const binaries = findPgBouncer() && findPostgres();
  project.provide('isPooled', true);
  if (!binaries) {
    if (process.env.REQUIRE_PGBOUNCER === '1') {
      throw new Error('REQUIRE_PGBOUNCER=1, but PostgreSQL and PgBouncer were not both found.');
    }
    project.provide('postgresUrl', null);
    return;
  }
  const cluster = await startPostgres(binaries);
  const pooler = await startPgBouncer(cluster.url);
  project.provide('postgresUrl', pooler.url);
  return async () => {
    await pooler.stop();
    await cluster.stop();
  };
}
