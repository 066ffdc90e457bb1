// The databases that tests run on: PGlite in memory always, PostgreSQL where it is installed, both migrated as in earnest.
import 'server-only';
import { afterAll, beforeAll, describe } from 'vitest';
import { applyMigrations } from '@/prisma/apply-migrations';
import { connect } from './connect';
import { serveEmbeddedPostgres } from './embedded-postgres';
import type { PrismaClient } from './generated/client';
import { findPostgres, startPostgres } from './test-postgres';

interface Running {
  url: string;
  stop(): Promise<void>;
}

const startSeconds = 120;
/** Several of these share two cores with a build. */
export const patience = { timeout: 120_000 };

/** Describes `tests` once on each kind of database. `url` has a value while they run. */
export function onEveryDatabase(tests: (database: { url: string }) => void): void {
  describe('on PGlite', patience, () => {
    tests(whileRunning(() => serveEmbeddedPostgres()));
  });

  const binaries = findPostgres();
  const isRequired = process.env.REQUIRE_POSTGRES === '1';
  describe.runIf(binaries || isRequired)('on PostgreSQL', patience, () => {
    tests(
      whileRunning(() => {
        if (!binaries) throw new Error('REQUIRE_POSTGRES=1, but no initdb was found.');
        return startPostgres(binaries);
      }),
    );
  });
}

/** The address of an empty database, from before the first test until after the last. */
export function whileRunning(start: () => Promise<Running>): { url: string } {
  const database = { url: '' };
  let running: Running | undefined;
  beforeAll(async () => {
    running = await start();
    database.url = running.url;
  }, startSeconds * 1000);
  afterAll(() => running?.stop());
  return database;
}

/** Makes `database()` speak to a migrated database for the tests around it. */
export function useMigrated(database: { url: string }): void {
  const shared: { [key: symbol]: PrismaClient | undefined } = globalThis;
  const key = Symbol.for('foyer.database');
  beforeAll(async () => {
    await applyMigrations(database.url);
    shared[key] = connect(database.url);
  }, startSeconds * 1000);
  afterAll(async () => {
    await shared[key]?.$disconnect();
    delete shared[key];
  });
}
