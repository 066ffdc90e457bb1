import { describe, expect, it } from 'vitest';
import { importsOf, withoutComments } from './imports';
import type { SourceTree } from './source-tree';

const specifiers = (text: string) =>
  importsOf({ 'lib/a.ts': text }, 'lib/a.ts').map(({ specifier }) => specifier);
const targetOf = (tree: SourceTree, file: string) => importsOf(tree, file)[0]?.target;

describe('an import', () => {
  it.each([
    ["import a from 'x';"],
    ['import { a, type B } from "x";'],
    ["import {\n  a,\n  b,\n} from 'x';"],
    ["import type { A } from 'x';"],
    ["import * as a from 'x';"],
    ["import 'x';"],
    ["export { a } from 'x';"],
    ["export * from 'x';"],
    ["export type { A } from 'x';"],
    ["const a = await import('x');"],
    ["type A = import('x').A;"],
    ["const a = require('x');"],
    ["const url = 'http://y'; import a from 'x';"],
    ["/* y */ import a from /* z */ 'x'; // import 'w'"],
  ])('is found: %s', (text) => {
    expect(specifiers(text)).toEqual(['x']);
  });

  it.each([
    ["// import a from 'x';"],
    ["/** import a from 'x'; */"],
    ["/*\n import 'x';\n*/"],
    ["const from = 'x';"],
    ["export const a = 'x';"],
  ])('is not seen where there is none: %s', (text) => {
    expect(specifiers(text)).toEqual([]);
  });

  it.each<[string, SourceTree, string | null]>([
    ['./b', { 'lib/a/a.ts': '', 'lib/a/b.ts': '' }, 'lib/a/b.ts'],
    ['../b', { 'lib/a/a.ts': '', 'lib/b.tsx': '' }, 'lib/b.tsx'],
    ['..', { 'lib/a/a.ts': '', 'lib/index.ts': '' }, 'lib/index.ts'],
    ['@/messages/en.json', { 'lib/a/a.ts': '', 'messages/en.json': '' }, 'messages/en.json'],
    ['@/lib/db/generated/client', { 'lib/a/a.ts': '' }, 'lib/db/generated/client'],
    ['@scope/package', { 'lib/a/a.ts': '' }, null],
    ['next/headers', { 'lib/a/a.ts': '' }, null],
  ])('of %s leads to its file', (specifier, tree, target) => {
    expect(targetOf({ ...tree, 'lib/a/a.ts': `import '${specifier}';` }, 'lib/a/a.ts')).toBe(
      target,
    );
  });

  it('is looked for outside comments, while strings stay whole', () => {
    expect(withoutComments(`a('http://x'); // b\n/* c */ d("/* e */");`)).toBe(
      `a('http://x');  \n  d("/* e */");`,
    );
  });
});
