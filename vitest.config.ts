import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { generateClientIfStale } from './scripts/prisma-client';

generateClientIfStale();

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)) };

// Server code says `import 'server-only'`, which only the condition `react-server` lets through.
const onTheServer = {
  resolve: {
    alias: {
      ...alias,
      // Next's compiler chooses this file for server code; its package.json does not.
      'next/navigation': 'next/dist/client/components/navigation.react-server',
    },
    conditions: ['react-server'],
  },
  ssr: { resolve: { conditions: ['react-server'] } },
};
const inBrowsers = '**/*.browser.test.{ts,tsx}';
// What git ignores is nobody's source: reports, builds, data.
const ignored = readFileSync('.gitignore', 'utf8')
  .split('\n')
  .filter((line) => line.endsWith('/'))
  .map((folder) => `${folder}**`);
const patience = {
  testTimeout: 30_000, // Real servers and databases on a machine that may be busy: a limit for what hangs, not a measure.
  hookTimeout: 60_000,
};

/** The tests that ask for a database: they run on PGlite with all others, and a second time on PostgreSQL. */
function testsOnDatabases(): string[] {
  return ['lib/db', 'lib/session', 'prisma', 'scripts'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((file) => join(folder, file))
      .filter((file) => file.endsWith('.test.ts'))
      .filter((file) => /\b(onEveryDatabase|ownDatabase)\(/.test(readFileSync(file, 'utf8'))),
  );
}

/** Slow projects run only where they are named: `npx vitest run --project deployment`. */
const isNamed = (project: string) =>
  process.argv.join(' ').match(`--project[ =]${project}`) !== null;
/** Several processes of the built product. */
const deployment = {
  ...onTheServer,
  test: { ...patience, name: 'deployment', include: ['tests/deployment/*.test.ts'] },
};
/** The tests on databases behind PgBouncer, in transaction mode. */
const pgbouncer = {
  ...onTheServer,
  test: {
    ...patience,
    name: 'pgbouncer',
    include: testsOnDatabases(),
    globalSetup: 'lib/db/test-pooled-cluster.ts',
  },
};

export default defineConfig({
  test: {
    maxWorkers: '100%', // Most of them wait for something: leaving a core to spare takes half as long again.
    projects: [
      'sandbox',
      {
        ...onTheServer,
        test: {
          ...patience,
          name: 'server',
          include: ['**/*.test.ts'],
          exclude: [...ignored, 'e2e/**', 'sandbox/**', 'tests/deployment/**', inBrowsers],
        },
      },
      {
        ...onTheServer,
        test: {
          ...patience,
          name: 'postgres',
          include: testsOnDatabases(),
          globalSetup: 'lib/db/test-cluster.ts',
        },
      },
      ...(isNamed('pgbouncer') ? [pgbouncer] : []),
      ...(isNamed('deployment') ? [deployment] : []),
      // What is drawn into HTML takes the other React, which that condition hides.
      {
        resolve: { alias },
        test: { name: 'drawn', include: ['components/**/*.test.tsx'], exclude: [inBrowsers] },
      },
      // What runs in browsers has a document around it, and React as it is in development.
      {
        resolve: { alias },
        test: {
          ...patience,
          name: 'browser',
          include: [inBrowsers],
          exclude: [...ignored, 'sandbox/**'],
          environment: 'happy-dom',
        },
      },
    ],
  },
});
