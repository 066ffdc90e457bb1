// PGlite in memory, PostgreSQL, or PostgreSQL behind PgBouncer: vitest.config.ts runs a test file once on each.
import 'server-only';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, inject } from 'vitest';
import { applyMigrations } from '@/prisma/apply-migrations';
import { connect } from './connect';
import { serveEmbeddedPostgres } from './embedded-postgres';
import type { PrismaClient } from './generated/client';

interface Running {
  url: string;
  stop(): Promise<void>;
}

const startSeconds = 120;
/** Several of these share two cores with a build. */
export const timeouts = { timeout: 120_000 };

const cluster = inject('postgresUrl');
const isMissing = cluster === null;
const server = inject('isPooled') ? 'PostgreSQL behind PgBouncer' : 'PostgreSQL';
const kind = cluster === undefined ? 'PGlite' : server;

/** `url` has a value while the tests run. */
export function onEveryDatabase(tests: (database: { url: string }) => void): void {
  const title = isMissing ? `on ${server}, which is not installed` : `on ${kind}`;
  describe.skipIf(isMissing)(title, timeouts, () => tests(emptyDatabase()));
}

/** `url` has a value while the tests run. */
export function emptyDatabase(): { url: string } {
  const database = { url: '' };
  if (isMissing) {
    beforeEach(({ skip }) => skip(`${server} is not installed.`));
    return database;
  }
  let running: Running | undefined;
  beforeAll(async () => {
    running = await (cluster
      ? createIn(cluster)
      : serveEmbeddedPostgres({ copyOf: await emptyPGlite() }));
    database.url = running.url;
  }, startSeconds * 1000);
  afterAll(() => running?.stop());
  return database;
}

/** Migrates the database and connects `database()` to it. */
export function useMigrated(database: { url: string }): void {
  if (isMissing) return;
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

/** Creating PGlite's files takes seconds, a copy of them a fraction: made once for each of its versions. */
async function emptyPGlite(): Promise<Blob> {
  const manifest = await readFile('node_modules/@electric-sql/pglite/package.json', 'utf8');
  const path = `node_modules/.cache/pglite-${JSON.parse(manifest).version}.tar`;
  if (!existsSync(path)) {
    const database = await PGlite.create();
    const dump = await database.dumpDataDir('none');
    await database.close();
    await mkdir(dirname(path), { recursive: true });
    const unfinished = `${path}.${process.pid}`; // Other workers may read, or write the same.
    await writeFile(unfinished, Buffer.from(await dump.arrayBuffer()));
    await rename(unfinished, path);
  }
  return new Blob([await readFile(path)]);
}

/** It is deleted with the cluster. */
async function createIn(url: string): Promise<Running> {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const own = new URL(url);
  own.pathname = name;
  return { url: own.href, stop: async () => {} };
}
