import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { generateClientIfStale } from './scripts/prisma-client';

generateClientIfStale();

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)) };

// `import 'server-only'` throws without this condition.
const onServer = {
  resolve: {
    alias: {
      ...alias,
      // Next's compiler chooses this file for server code; its package.json has no condition for it.
      'next/navigation': 'next/dist/client/components/navigation.react-server',
    },
    conditions: ['react-server'],
  },
  ssr: { resolve: { conditions: ['react-server'] } },
};
const inBrowsers = '**/*.browser.test.{ts,tsx}';
// Reports, builds and data.
const ignored = readFileSync('.gitignore', 'utf8')
  .split('\n')
  .filter((line) => line.endsWith('/'))
  .map((folder) => `${folder}**`);
const timeouts = {
  testTimeout: 30_000, // For a test that hangs: the machine may be busy.
  hookTimeout: 60_000,
};

/** They ask for the database of their project (lib/db/test-database.ts): PGlite in `server`, a real one in the others. */
const onDatabases = [
  'lib/{db,session,history,limits,tokens,password,consents,gate}/**/*.test.ts',
  'lib/customer/stopped-database.test.ts',
  'prisma/{apply-migrations,migrate-at-start}.test.ts',
  'scripts/{build/bundle-migrate,doctor/database,end-sessions-at-cleeng}.test.ts',
];

const notOnServer = [...ignored, 'e2e/**', 'sandbox/**', 'tests/deployment/**', inBrowsers];

/** These projects run only by name: `npx vitest run --project deployment`. */
const isNamed = (project: string) =>
  process.argv.join(' ').match(`--project[ =]${project}`) !== null;
/** Without what starts a database or other processes: for `npm run quick`. */
const quick = {
  ...onServer,
  test: {
    ...timeouts,
    name: 'quick',
    include: ['**/*.test.ts'],
    exclude: [...notOnServer, ...onDatabases, 'lib/customer/**', 'prisma/**', 'scripts/**'],
  },
};
/** Several processes of the built product. */
const deployment = {
  ...onServer,
  test: { ...timeouts, name: 'deployment', include: ['tests/deployment/*.test.ts'] },
};
/** On databases behind PgBouncer, in transaction mode. */
const pgbouncer = {
  ...onServer,
  test: {
    ...timeouts,
    name: 'pgbouncer',
    include: onDatabases,
    globalSetup: 'lib/db/test-pooled-cluster.ts',
  },
};

export default defineConfig({
  test: {
    maxWorkers: '100%', // Most tests wait: with a core less the run takes half as long again.
    projects: [
      'sandbox',
      {
        ...onServer,
        test: {
          ...timeouts,
          name: 'server',
          include: ['**/*.test.ts'],
          exclude: notOnServer,
        },
      },
      {
        ...onServer,
        test: {
          ...timeouts,
          name: 'postgres',
          include: onDatabases,
          globalSetup: 'lib/db/test-cluster.ts',
        },
      },
      ...(isNamed('quick') ? [quick] : []),
      ...(isNamed('pgbouncer') ? [pgbouncer] : []),
      ...(isNamed('deployment') ? [deployment] : []),
      // Rendering to HTML needs the React that the condition `react-server` hides.
      {
        resolve: { alias },
        test: { name: 'drawn', include: ['components/**/*.test.tsx'], exclude: [inBrowsers] },
      },
      // Components and scripts in a document, with React of development.
      {
        resolve: { alias },
        test: {
          ...timeouts,
          name: 'browser',
          include: [inBrowsers],
          exclude: [...ignored, 'sandbox/**'],
          environment: 'happy-dom',
        },
      },
    ],
  },
});
