// How the house is built, held to what stands. Each law is one test, and says in sentences where it is broken;
// architecture/rules.test.ts shows that each can be.
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readHouse } from './architecture/house';
import {
  actionsWithinFunctions,
  barrels,
  environmentReaders,
  generatedOutside,
  type ImportRow,
  importCycles,
  importersOf,
  namelessFolders,
  strayImports,
  unmarkedServerFiles,
  unnamedClientFiles,
  waysTo,
  wordsWithoutSpec,
} from './architecture/rules';

const table: ImportRow[] = [
  {
    files: 'app/**',
    mayImport: ['app/**', 'components/**', 'lib/session/*', 'lib/customer/*', 'lib/*'],
  },
  { files: 'components/**', mayImport: ['components/**', 'lib/*', 'lib/vendors/*/*.client.*'] },
  { files: 'lib/customer/*.test.ts', mayImport: ['lib/**'] },
  {
    files: 'lib/customer/**', // Never another use case: the gate is none.
    mayImport: ['lib/customer/next-step.ts', 'lib/session/*', 'lib/vendors/**', 'lib/db/*', 'lib/*'],
  },
  { files: 'lib/session/**', mayImport: ['lib/session/*', 'lib/db/*', 'lib/vendors/cleeng/*', 'lib/*'] },
  { files: 'lib/vendors/cleeng/*', mayImport: ['lib/vendors/cleeng/*', 'lib/*'], mayNotUse: ['next'] },
  {
    files: 'lib/vendors/bigcommerce/*',
    mayImport: ['lib/vendors/bigcommerce/*', 'lib/*'],
    mayNotUse: ['next'],
  },
  { files: 'lib/vendors/kustomer/*', mayImport: ['lib/vendors/kustomer/*', 'lib/*'], mayNotUse: ['next'] },
  // Tests migrate their database as it is done in earnest.
  { files: 'lib/db/test-database.ts', mayImport: ['lib/db/**', 'prisma/apply-migrations.ts'] },
  { files: 'lib/db/**', mayImport: ['lib/db/**', 'lib/*'], mayNotUse: ['next'] },
  { files: 'lib/web/*', mayImport: ['lib/web/*', 'lib/*'] },
  { files: 'lib/*', mayImport: ['lib/*', 'lib/web/*', 'messages/*'] },
  { files: 'proxy.ts', mayImport: ['lib/**'] },
  { files: 'instrumentation.ts', mayImport: ['lib/**', 'prisma/migrate-at-start.ts'] },
  // It uses forms as the tests do, and starts a database as they do.
  {
    files: 'scripts/smoke-standalone.ts',
    mayImport: ['scripts/**', 'lib/db/test-postgres.ts', 'e2e/http-form.ts', 'e2e/registering.ts'],
  },
  { files: 'scripts/**', mayImport: ['scripts/**', 'lib/**', 'prisma/*'] },
  {
    files: 'prisma/**',
    mayImport: ['prisma/*', 'lib/db/*', 'lib/env.ts', 'lib/log.ts', 'lib/test-environment.ts'],
  },
  { files: 'sandbox/**', mayImport: ['sandbox/**'] },
  { files: 'e2e/**', mayImport: ['e2e/**'] },
  { files: 'bench/verify.ts', mayImport: ['bench/*', 'lib/vendors/bigcommerce/*'] },
  // A page is weighed in the browser that the tests use.
  { files: 'bench/browser.ts', mayImport: ['scripts/find-chromium.js'] },
  { files: 'bench/artifact.ts', mayImport: ['bench/*', 'scripts/free-port.ts', 'scripts/image.ts'] },
  // The other benches start what they measure; only a lookup among a million sessions is asked from inside.
  {
    files: 'bench/**',
    mayImport: [
      'bench/**',
      'scripts/free-port.ts',
      'lib/session/*',
      'lib/db/*',
      'prisma/apply-migrations.ts',
    ],
  },
  { files: 'messages/**', mayImport: [] },
  // Tests of the whole tree, and of several processes of what was built from it.
  {
    files: 'tests/**',
    mayImport: [
      'tests/**',
      'architecture/*',
      'scripts/*',
      'sandbox/*',
      'e2e/*',
      'bench/*',
      'prisma/*',
      'lib/**',
    ],
  },
];

const folders = [
  ...['app', 'components', 'lib', 'messages', 'scripts', 'prisma', 'sandbox', 'e2e', 'bench', 'tests'],
];
const words = [
  'register',
  'login',
  'hosted-login',
  'reset-password',
  'new-password',
  'consents',
  'capture',
  'account',
  'profile',
  'sessions',
  'offers',
  'current-customer',
  'hand-over',
  'chat',
];

const isomorphic = {
  'lib/errors.ts': 'codes alone, which the browser may see',
  'lib/model.ts': 'nouns alone, and the values that one of them has',
  'lib/paths.ts': 'links are drawn on both sides',
  'lib/from-now.ts': 'said by a form on the server, and by a page that posts to a route',
  'lib/form-state.ts': 'what travels between a form and its action',
  'lib/password-rule.ts': 'shown while typing, checked on arrival',
  'lib/consent-fields.ts': 'the form writes the names that the action reads',
  'lib/shown-fields.ts': 'the same',
  'lib/db/test-cluster.ts': 'runs in the process of Vitest itself, where `server-only` would throw',
  'lib/db/test-pooled-cluster.ts': 'the same',
  'lib/db/test-postgres.ts': 'the same',
  'lib/db/test-pgbouncer.ts': 'the same',
  'lib/visitor-address.ts': 'runs in our own server around Next, where `server-only` would throw',
  'lib/consents-due.ts': 'pure, and marks what is outdated wherever consents are shown',
};

const runInProduction = [
  'instrumentation.ts',
  'proxy.ts',
  'app/**',
  'lib/**',
  'scripts/start.ts',
  'scripts/local-database.ts',
  'prisma/migrate-at-start.ts',
  'prisma/migrate-standalone.ts',
];

const root = fileURLToPath(new URL('.', import.meta.url));
const house = await readHouse(root, [...folders, 'proxy.ts', 'instrumentation.ts']);

describe('the house', () => {
  it('is read: otherwise nothing below would mean anything', () => {
    expect(Object.keys(house).length).toBeGreaterThan(100);
    expect(house).toHaveProperty(['lib/env.ts']);
  });

  it('imports only what lies in the direction of the arrow', () => {
    expect(strayImports(house, table)).toEqual([]);
  });

  it('has no cycle of imports', () => {
    expect(importCycles(house)).toEqual([]);
  });

  it('reads the environment in one file', () => {
    expect(environmentReaders(house, 'lib/env.ts')).toEqual([]);
  });

  it('speaks to next-auth in one file', () => {
    expect(importersOf(house, 'next-auth', 'lib/session/cookie.ts')).toEqual([]);
  });

  it('keeps what Prisma generates in lib/db', () => {
    expect(generatedOutside(house, 'lib/db')).toEqual([]);
  });

  it('has no folder whose name says nothing', () => {
    expect(namelessFolders(house)).toEqual([]);
  });

  it('has no barrel', () => {
    expect(barrels(house)).toEqual([]);
  });

  it('marks what must never reach a browser', () => {
    expect(unmarkedServerFiles(house, isomorphic)).toEqual([]);
  });

  it('names what runs in the browser so that it shows', () => {
    expect(unnamedClientFiles(house)).toEqual([]);
  });

  it('closes over nothing in an action', () => {
    expect(actionsWithinFunctions(house)).toEqual([]);
  });

  it("keeps Prisma's schema engine out of production", () => {
    for (const file of runInProduction.filter((file) => !file.includes('*')))
      expect(house).toHaveProperty([file]);
    expect(waysTo(house, '@prisma/schema-engine-wasm', runInProduction)).toEqual([]);
  });

  it('names only files that are there as running on both sides', () => {
    for (const file of Object.keys(isomorphic)) expect(house).toHaveProperty([file]);
  });

  it('has a spec for every word', () => {
    expect(wordsWithoutSpec(house, words, 'lib/customer/next-step.ts')).toEqual([]);
  });
});
