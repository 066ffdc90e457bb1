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
} from './rules';
import type { SourceTree } from './source-tree';

describe('the table of imports', () => {
  const table: ImportRow[] = [
    { files: 'app/**', mayImport: ['lib/*'] },
    { files: 'lib/vendors/**', mayImport: ['lib/*'], mayNotUse: ['next'] },
    { files: 'lib/*', mayImport: ['lib/*'] },
  ];
  const stray = (file: string, specifier: string) =>
    strayImports(
      { [file]: `import '${specifier}';`, 'lib/env/env.ts': '', 'lib/db/client.ts': '' },
      table,
    );

  it.each([
    ['app/(guest)/login/page.tsx', '@/lib/db/client', 'app/**'],
    ['lib/a.ts', './db/client', 'lib/*'],
    ['lib/vendors/x/y.ts', '@/lib/vendors/z/y', 'lib/vendors/**'],
    ['lib/vendors/x/y.ts', 'next/headers', 'lib/vendors/**'],
    ['app/page.tsx', '../sandbox/server', 'app/**'],
    ['lib/a.ts', '@/public/mark.svg', 'lib/*'],
  ])('names %s with %s', (file, specifier, files) => {
    expect(stray(file, specifier)).toEqual([
      `${file} imports ${specifier}: ${files} may not import that.`,
    ]);
  });

  it.each([
    ['app/page.tsx', '@/lib/env'],
    ['lib/vendors/x/y.ts', '../../env'],
    ['lib/vendors/x/y.ts', 'nextra'],
    ['lib/a.ts', 'next/headers'],
  ])('lets %s have %s', (file, specifier) => {
    expect(stray(file, specifier)).toEqual([]);
  });

  it('names a folder that is not in it', () => {
    expect(stray('extras/a.ts', '@/lib/env')).toEqual([
      'extras/a.ts is in no row of the table, and imports @/lib/env.',
    ]);
  });
});

describe('a rule of the tree', () => {
  const cases: [string, (tree: SourceTree) => string[], SourceTree, SourceTree, string][] = [
    [
      'cycles',
      importCycles,
      {
        'lib/a.ts': "import './b';",
        'lib/b.ts': "import './c';",
        'lib/c.ts': "import type { A } from '@/lib/a';",
      },
      {
        'lib/a.ts': "import './b';\nimport './c';",
        'lib/b.ts': "import './c';",
        'lib/c.ts': "import { join } from 'node:path';",
      },
      'lib/a.ts imports lib/b.ts imports lib/c.ts imports lib/a.ts: that is a cycle.',
    ],
    [
      'next-auth',
      (tree) => importersOf(tree, 'next-auth', ['lib/session/cookie.ts']),
      { 'lib/forms/form.ts': "import { decode } from 'next-auth/jwt';" },
      {
        'lib/session/cookie.ts': "import NextAuth from 'next-auth';",
        'lib/forms/form.ts': "import 'next-auth-other';",
      },
      'lib/forms/form.ts imports next-auth/jwt: only lib/session/cookie.ts may.',
    ],
    [
      'generated Prisma',
      (tree) => generatedOutside(tree, 'lib/db'),
      { 'lib/session/a.ts': "import type { SessionMirror } from '@/lib/db/generated/client';" },
      { 'lib/db/a.ts': "import { Prisma } from './generated/client';" },
      'lib/session/a.ts imports @/lib/db/generated/client: what Prisma generates stays in lib/db.',
    ],
    [
      'folders without a name',
      namelessFolders,
      { 'lib/utils/date.ts': '' },
      { 'lib/types.ts': '', 'sandbox/cleeng/world.ts': '' },
      'lib/utils/date.ts lies in a folder whose name says nothing.',
    ],
    [
      'barrels',
      barrels,
      {
        'lib/db/index.ts':
          "// All of it.\nexport * from './client';\nexport { type A, b } from './b';\n",
      },
      {
        'sandbox/index.ts': "export { a } from './a';\nexport const b = 1;",
        'lib/a.ts': "export * from './b';",
      },
      'lib/db/index.ts only passes on what others export: import those themselves.',
    ],
    [
      'server files',
      (tree) => unmarkedServerFiles(tree, { 'lib/model.ts': 'nouns' }),
      { 'lib/db/a.ts': "// import 'server-only';\nexport const a = 1;" },
      {
        'lib/db/a.ts': "// A.\nimport 'server-only';",
        'lib/model.ts': '',
        'lib/vendors/x/widget.client.tsx': '',
        'lib/a.test.ts': '',
        'app/page.tsx': '',
      },
      "lib/db/a.ts does not start with import 'server-only'.",
    ],
    [
      'files of the browser',
      unnamedClientFiles,
      { 'app/(customer)/account/ending.tsx': "// Ends.\n'use client';\n\nexport const a = 1;" },
      {
        'app/(guest)/login/form.client.tsx': "'use client';",
        'app/error.tsx': "'use client';",
        'components/button.client.tsx': "'use client';",
        'lib/watch.client.ts': "'use client';",
        'app/page.tsx': "// Not 'use client'.\nexport const a = 'use client';",
      },
      'app/(customer)/account/ending.tsx runs in the browser, and its name does not say so.',
    ],
    [
      'actions',
      actionsWithinFunctions,
      { 'app/(guest)/login/page.tsx': "async function send() {\n  'use server';\n}" },
      { 'app/(guest)/login/action.ts': "'use server';\n\nexport async function send() {}" },
      'app/(guest)/login/page.tsx has an action within a function: actions stand in files of their own.',
    ],
    [
      'classes of another bundle',
      (tree) => classesOfOneBundle(tree, ['lib/**'], ['Error']),
      { 'lib/a.ts': 'if (error instanceof errors.JOSEError) throw error;' },
      {
        'lib/a.ts': '// instanceof Refusal\nif (error instanceof Error) throw error;',
        'lib/a.test.ts': 'error instanceof Refusal',
        'lib/a.client.ts': 'error instanceof ChatFailed',
      },
      'lib/a.ts asks for instanceof errors.JOSEError: ask for its name, code or shape.',
    ],
    [
      'objects that bundles share',
      (tree) => sharersOfObjects(tree, ['lib/**'], { 'lib/b.ts': 'a number' }),
      { 'lib/a.ts': 'globalThis.renewals ??= new Map();' },
      {
        'lib/a.ts': '// Not on globalThis.\nexport const renewals = new Map();',
        'lib/b.ts': 'globalThis.count = 1;',
        'lib/a.client.ts': 'globalThis.cookieStore',
      },
      'lib/a.ts uses globalThis, and is not listed with what it shares.',
    ],
    [
      'cookies set by use cases',
      (tree) =>
        cookiesSetBy(tree, ['lib/customer/*'], {
          writers: { 'lib/session/cookie.ts': ['forgetSession'] },
          readers: ['lib/customer/chat.ts'],
        }),
      {
        'lib/session/cookie.ts': 'export async function forgetSession() {}',
        'lib/customer/sessions.ts': "import { forgetSession } from '@/lib/session/cookie';",
      },
      {
        'lib/session/cookie.ts': 'export async function forgetSession() {}',
        'lib/customer/sessions.ts': "import { tokenFromCookie } from '@/lib/session/cookie';",
        'lib/customer/chat.ts': "import { cookies } from 'next/headers';",
      },
      'lib/customer/sessions.ts imports forgetSession: actions and routes set cookies.',
    ],
    [
      "use cases that reach for Next's cookies",
      (tree) => cookiesSetBy(tree, ['lib/customer/*'], { writers: {}, readers: [] }),
      { 'lib/customer/chat.ts': "import { cookies } from 'next/headers';" },
      { 'lib/session/cookie.ts': "import { cookies } from 'next/headers';" },
      'lib/customer/chat.ts imports next/headers.',
    ],
    [
      'writers of cookies that are listed and gone',
      (tree) =>
        cookiesSetBy(tree, [], {
          writers: { 'lib/session/cookie.ts': ['forgetSession'] },
          readers: [],
        }),
      { 'lib/session/cookie.ts': 'export async function forget() {}' },
      { 'lib/session/cookie.ts': 'export async function forgetSession() {}' },
      'lib/session/cookie.ts has no forgetSession.',
    ],
    [
      'packages that stay out of production',
      (tree) => waysTo(tree, '@prisma/schema-engine-wasm', ['app/**', 'lib/**']),
      {
        'app/page.tsx': "import '@/lib/a';",
        'lib/a.ts': "await import('@/prisma/b');",
        'prisma/b.ts': "import './a';\nimport * as c from '@prisma/schema-engine-wasm/c';",
        'prisma/a.ts': "import './b';",
      },
      {
        'lib/a.ts': "import '@/prisma/a';",
        'lib/test-a.ts': "import '@/prisma/b';",
        'prisma/a.ts':
          "import type { A } from '@prisma/schema-engine-wasm';\nimport type { B } from './b';",
        'prisma/b.ts': "import '@prisma/schema-engine-wasm';",
      },
      'lib/a.ts imports prisma/b.ts imports @prisma/schema-engine-wasm/c: no file that runs in production may.',
    ],
    [
      'specs',
      (tree) => wordsWithoutSpec(tree, ['login', 'register'], ['lib/customer/read.ts']),
      { 'lib/customer/login.ts': '', 'e2e/register/register.spec.ts': '' },
      { 'lib/customer/login.ts': '', 'e2e/login/login.spec.ts': '', 'lib/customer/read.ts': '' },
      'lib/customer/login.ts has no spec: e2e/login/login.spec.ts is missing.',
    ],
    [
      'folders',
      (tree) => crowdedFolders(tree, 1, ['messages']),
      { 'lib/a.ts': '', 'lib/b.ts': '' },
      {
        'lib/a.ts': '',
        'lib/a.test.ts': '',
        'lib/test-a.ts': '',
        'messages/en.json': '',
        'messages/de.json': '',
      },
      'lib has 2 source files: 1 at most.',
    ],
    [
      'words',
      (tree) => wordsWithoutSpec(tree, ['login'], []),
      { 'lib/customer/profile.ts': '', 'e2e/profile/profile.spec.ts': '' },
      {
        'lib/customer/login.ts': '',
        'lib/customer/login.test.ts': '',
        'e2e/login/login.spec.ts': '',
      },
      'lib/customer/profile.ts is no word of the matrix.',
    ],
  ];

  it.each(cases)(
    'says where it is broken, and nothing where it is kept: %s',
    (_, rule, broken, kept, sentence) => {
      expect(rule(broken)).toEqual([sentence]);
      expect(rule(kept)).toEqual([]);
    },
  );

  it.each([
    'process.env.PORT',
    "process['env'].PORT",
    'process?.env?.PORT',
    'const { env } = process;',
    "import { env } from 'node:process';",
    "import process from 'process';",
  ])('finds another reader of the environment: %s', (text) => {
    for (const file of ['app/page.tsx', 'components/a.tsx', 'lib/db/a.ts']) {
      expect(environmentReaders({ [file]: text }, 'lib/env/env.ts')).toEqual([
        `${file} reads process.env: only lib/env/env.ts may.`,
      ]);
    }
  });

  it.each([
    ['lib/env/env.ts', 'process.env'],
    ['lib/a.ts', '// process.env is read elsewhere'],
    ['lib/a.ts', 'process.exit(1); env().app'],
    ['lib/db/test-postgres.ts', 'process.env.PATH'],
    ['lib/a.test.ts', 'process.env'],
    ['instrumentation.ts', 'process.env.NEXT_RUNTIME'],
    ['scripts/demo.js', 'process.env'],
  ])('leaves %s alone with %s', (file, text) => {
    expect(environmentReaders({ [file]: text }, 'lib/env/env.ts')).toEqual([]);
  });
});
