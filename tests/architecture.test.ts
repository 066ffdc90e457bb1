// The rules of DESIGN §3 as data. tests/architecture/rules.test.ts shows that each rule can fail.
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  actionsWithinFunctions,
  barrels,
  classesOfOneBundle,
  cookiesSetBy,
  crowdedFolders,
  environmentReaders,
  generatedOutside,
  type ImportRow,
  importCycles,
  importersOf,
  namelessFolders,
  sharersOfObjects,
  strayImports,
  unmarkedServerFiles,
  unnamedClientFiles,
  waysTo,
  wordsWithoutSpec,
} from './architecture/rules';
import { readSourceTree } from './architecture/source-tree';

/** A file imports from its own room and from lower floors. Rooms of one floor do not import each other. */
const floors = [
  ['model', 'paths', 'errors'],
  ['env'],
  ['http', 'crypto', 'fields'],
  ['i18n', 'db'],
  ['vendors/cleeng', 'vendors/oidc', 'vendors/bigcommerce', 'vendors/kustomer', 'web', 'history'],
  ['forms', 'visitor', 'sso'],
  ['session', 'limits', 'before-next'],
  ['tokens', 'password'],
  ['consents'],
  ['gate'],
  ['customer'],
];
const withoutNext = [
  'db',
  'vendors/cleeng',
  'vendors/oidc',
  'vendors/bigcommerce',
  'vendors/kustomer',
];
/** What several use cases import, and the parts of `sso`; otherwise none imports another. */
const sharedUseCases = [
  'lib/customer/open-from-provider.ts',
  'lib/customer/open-from-widget.ts',
  'lib/customer/read-sessions.ts',
  'lib/customer/sso-join.ts',
  'lib/customer/sso-link.ts',
  'lib/customer/sso-logout.ts',
];

const filesOfRoom = (room: string) =>
  `lib/${room}${room === 'model' || room === 'paths' ? '.ts' : '/*'}`;
const filesBelow = (room: string) =>
  floors
    .slice(
      0,
      floors.findIndex((rooms) => rooms.includes(room)),
    )
    .flatMap((rooms) => rooms.map(filesOfRoom));
/** What a room imports from outside the rooms. */
const besides: Record<string, string[]> = { db: ['lib/db/generated/*'], i18n: ['messages/*'] };
const rowsOfRooms: ImportRow[] = floors.flat().map((room) => ({
  files: filesOfRoom(room),
  mayImport: [
    ...(room === 'customer' ? sharedUseCases : [filesOfRoom(room)]),
    ...filesBelow(room),
    ...(besides[room] ?? []),
  ],
  mayNotUse: withoutNext.includes(room) ? ['next'] : [],
}));

const table: ImportRow[] = [
  {
    files: 'app/**global-error*',
    mayImport: ['app/**', 'components/**', 'messages/global-error*.json'],
  },
  { files: 'app/**', mayImport: ['app/**', 'components/**', 'lib/**'] },
  {
    files: 'components/**',
    mayImport: [
      'components/**',
      'lib/vendors/*/*.client.*',
      ...filesBelow('session').filter((room) => !room.startsWith('lib/vendors/')),
    ],
  },
  // Tests use any room, and migrate their database as production does.
  {
    files: 'lib/**.test.ts',
    mayImport: ['lib/**', 'messages/*', 'e2e/support/http-form.ts', 'e2e/server/database-proxy.ts'],
  },
  { files: 'lib/**/test-*.ts', mayImport: ['lib/**', 'prisma/apply-migrations.ts'] },
  ...rowsOfRooms,
  { files: 'proxy.ts', mayImport: ['lib/**'] },
  { files: 'instrumentation.ts', mayImport: ['lib/**', 'prisma/migrate-at-start.ts'] },
  // It uses forms as the tests do, and starts a database as they do.
  {
    files: 'tests/smoke-standalone.ts',
    mayImport: [
      'tests/deployment/image.ts',
      'scripts/**',
      'lib/db/test-postgres.ts',
      'e2e/support/http-form.ts',
      'e2e/register/registering.ts',
    ],
  },
  { files: 'scripts/**', mayImport: ['scripts/**', 'lib/**', 'prisma/*'] },
  {
    files: 'prisma/**',
    mayImport: [
      'prisma/*',
      'lib/db/*',
      'lib/env/env.ts',
      'lib/errors/log.ts',
      'lib/env/test-environment.ts',
    ],
  },
  { files: 'sandbox/**', mayImport: ['sandbox/**'] },
  { files: 'e2e/**', mayImport: ['e2e/**'] },
  { files: 'bench/verify.ts', mayImport: ['bench/**', 'lib/vendors/bigcommerce/*'] },
  { files: 'bench/source.ts', mayImport: ['bench/support/*', 'tests/architecture/*'] },
  // A page is weighed in the browser that the tests use.
  { files: 'bench/support/browser.ts', mayImport: ['scripts/find-chromium.js'] },
  {
    files: 'bench/artifact.ts',
    mayImport: ['bench/**', 'scripts/processes/free-port.ts', 'tests/deployment/image.ts'],
  },
  // The other benches start what they measure; only a lookup among a million sessions is asked from inside.
  {
    files: 'bench/**',
    mayImport: [
      'bench/**',
      'scripts/processes/free-port.ts',
      'lib/crypto/*',
      'lib/session/*',
      'lib/db/*',
      'prisma/apply-migrations.ts',
    ],
  },
  { files: 'messages/**', mayImport: [] },
  // Tests of the whole tree, and of several processes of what was built from it.
  {
    files: 'tests/**',
    mayImport: ['**'],
  },
];

const folders = [
  ...[
    'app',
    'components',
    'lib',
    'messages',
    'scripts',
    'prisma',
    'sandbox',
    'e2e',
    'bench',
    'tests',
  ],
];
const words = [
  'register',
  'login',
  'sso',
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

/** Each of their files is one row of something: a message, a table, a vendor's noun, a use case. */
const foldersOfRows = [
  'lib/vendors/cleeng',
  'lib/customer',
  'lib/db',
  'messages',
  'sandbox/cleeng',
  'sandbox/bigcommerce',
  'sandbox/kustomer/chat-web',
];

const isomorphic = {
  'lib/errors/errors.ts': 'codes alone, which the browser may see',
  'lib/model.ts': 'nouns alone, and the values that one of them has',
  'lib/paths.ts': 'links are drawn on both sides',
  'lib/i18n/relative-time.ts': 'said by a form on the server, and by a page that posts to a route',
  'lib/forms/form-state.ts': 'what travels between a form and its action',
  'lib/fields/password-rule.ts': 'shown while typing, checked on arrival',
  'lib/db/test-cluster.ts': 'runs in the process of Vitest itself, where `server-only` would throw',
  'lib/db/test-pooled-cluster.ts': 'the same',
  'lib/db/test-postgres.ts': 'the same',
  'lib/db/test-pgbouncer.ts': 'the same',
  'lib/env/visitor-address.ts':
    'runs in our own server around Next, where `server-only` would throw',
  'lib/consents/outdated-consents.ts':
    'pure, and marks what is outdated wherever consents are shown',
};

const runInProduction = [
  'instrumentation.ts',
  'proxy.ts',
  'app/**',
  'lib/**',
  'scripts/start.ts',
  'scripts/local-database/local-database.ts',
  'prisma/migrate-at-start.ts',
  'prisma/migrate-standalone.ts',
];

const inNextsBundles = [
  'app/**',
  'components/**',
  'lib/**',
  'prisma/*migrat*.ts',
  'proxy.ts',
  'instrumentation.ts',
];
/** Node has one of each. */
const runtimeClasses = [
  'AggregateError',
  'Error',
  'FormData',
  'Response',
  'Server',
  'URLSearchParams',
];
/** On globalThis: data, and one pool, whose errors have codes. */
const sharedByBundles = {
  'lib/http/clock.ts': 'seconds, by vendor',
  'lib/db/client.ts': 'the pool, whose errors are recognised by their code',
  'lib/session/cleaning-schedule.ts': 'true, once it is scheduled',
  'lib/web/stamp.ts': 'a string',
};

/** Every function that sets or deletes a cookie, and `cookies` itself. */
const cookieWriters: Record<string, string[]> = {
  'lib/session/cookie.ts': ['rememberSession', 'forgetSession'],
  'lib/session/hand-over-cookie.ts': ['rememberHandOver', 'forgetHandOver'],
  'lib/sso/flow-cookie.ts': ['rememberFlow', 'takeFlow'],
  'lib/sso/person-cookie.ts': ['rememberPerson', 'forgetPerson'],
  'lib/sso/sign-out-cookie.ts': ['rememberProviderSession', 'forgetProviderSession'],
  'lib/session/widget-cookie.ts': ['rememberWidget', 'forgetWidget'],
  'lib/password/mailbox.ts': ['keepMailbox'],
  'lib/password/reset-link.ts': ['noteUnanswered', 'forgetResetLink'],
  'lib/password/reset-request.ts': ['rememberResetRequest'],
  'lib/visitor/known-browser.ts': ['rememberBrowser'],
  'lib/i18n/languages.ts': ['chooseLanguage'],
};
/** It reads whether the chat may still know this browser. */
const readsCookies = ['lib/customer/chat.ts'];

const root = fileURLToPath(new URL('..', import.meta.url));
const { 'tests/architecture/rules.test.ts': _, ...tree } = await readSourceTree(root, [
  ...folders,
  'proxy.ts',
  'instrumentation.ts',
]); // That test quotes imports which break the rules.

describe('the tree', () => {
  it('is read', () => {
    expect(Object.keys(tree).length).toBeGreaterThan(100);
    expect(tree).toHaveProperty(['lib/env/env.ts']);
  });

  it('imports only from its own room and lower floors', () => {
    expect(strayImports(tree, table)).toEqual([]);
  });

  it('has no cycle of imports', () => {
    expect(importCycles(tree)).toEqual([]);
  });

  it('reads the environment in one file', () => {
    expect(environmentReaders(tree, 'lib/env/env.ts')).toEqual([]);
  });

  it('imports next-auth in two files', () => {
    const importers = ['lib/session/cookie.ts', 'lib/vendors/oidc/sign-in.ts'];
    expect(importersOf(tree, 'next-auth', importers)).toEqual([]);
  });

  it('keeps what Prisma generates in lib/db', () => {
    expect(generatedOutside(tree, 'lib/db')).toEqual([]);
  });

  it('has no folder named utils, helpers or the like', () => {
    expect(namelessFolders(tree)).toEqual([]);
  });

  it('has no barrel', () => {
    expect(barrels(tree)).toEqual([]);
  });

  it('marks server code with server-only', () => {
    expect(unmarkedServerFiles(tree, isomorphic)).toEqual([]);
  });

  it('names browser code as such', () => {
    expect(unnamedClientFiles(tree)).toEqual([]);
  });

  it('recognises what another bundle may have made, without its class', () => {
    expect(classesOfOneBundle(tree, inNextsBundles, runtimeClasses)).toEqual([]);
  });

  it('shares between bundles only what is listed', () => {
    for (const file of Object.keys(sharedByBundles)) expect(tree[file]).toContain('globalThis');
    expect(sharersOfObjects(tree, inNextsBundles, sharedByBundles)).toEqual([]);
  });

  it('sets cookies in actions and routes alone', () => {
    expect(
      cookiesSetBy(tree, ['lib/customer/*', 'lib/consents/*', 'lib/gate/*', 'lib/tokens/*'], {
        writers: cookieWriters,
        readers: readsCookies,
      }),
    ).toEqual([]);
  });

  it('has no action within a function', () => {
    expect(actionsWithinFunctions(tree)).toEqual([]);
  });

  it("keeps Prisma's schema engine out of production", () => {
    for (const file of runInProduction.filter((file) => !file.includes('*')))
      expect(tree).toHaveProperty([file]);
    expect(waysTo(tree, '@prisma/schema-engine-wasm', runInProduction)).toEqual([]);
  });

  it('lists only existing files as isomorphic', () => {
    for (const file of Object.keys(isomorphic)) expect(tree).toHaveProperty([file]);
  });

  it('has a spec for every word', () => {
    expect(wordsWithoutSpec(tree, words, sharedUseCases)).toEqual([]);
  });

  it('has at most fifteen source files in a folder', () => {
    expect(crowdedFolders(tree, 15, foldersOfRows)).toEqual([]);
  });
});
