// The rules of the house, each a function from its files to sentences: one for every place where it is broken.
import type { House } from './house';
import { allImports, cyclesOf, type Import, importsOf, withoutComments } from './imports';

/** Who may import what. Patterns are of paths, `*` for one step, `**` for any number; the first row that fits a file counts. */
export interface ImportRow {
  files: string;
  mayImport: readonly string[];
  /** Packages that it must not. */
  mayNotUse?: readonly string[];
}

export function strayImports(house: House, table: readonly ImportRow[]): string[] {
  return allImports(house).flatMap((found) => {
    const row = table.find(({ files }) => fits(found.file, files));
    if (!row) return [`${found.file} is in no row of the table, and imports ${found.specifier}.`];
    return isAllowed(found, row)
      ? []
      : [`${found.file} imports ${found.specifier}: ${row.files} may not import that.`];
  });
}

export function importCycles(house: House): string[] {
  return cyclesOf(house).map((cycle) => `${cycle.join(' imports ')}: that is a cycle.`);
}

/** `process.env`, however it is reached. */
export function environmentReaders(house: House, reader: string): string[] {
  const reading =
    /\bprocess\s*(\?\.|\.)\s*env\b|\bprocess\s*(\?\.)?\s*\[|=\s*process\b\s*[;,)\n]|['"](node:)?process['"]/;
  return filesOf(house, ['app/**', 'components/**', 'lib/**'])
    .filter((file) => file !== reader && !isTest(file) && reading.test(withoutComments(house[file] ?? '')))
    .map((file) => `${file} reads process.env: only ${reader} may.`);
}

export function importersOf(house: House, packageName: string, importer: string): string[] {
  return allImports(house)
    .filter(({ file, specifier }) => file !== importer && isOfPackage(specifier, packageName))
    .map(({ file, specifier }) => `${file} imports ${specifier}: only ${importer} may.`);
}

export function generatedOutside(house: House, folder: string): string[] {
  return allImports(house)
    .filter(
      ({ file, target }) => target?.startsWith(`${folder}/generated/`) && !file.startsWith(`${folder}/`),
    )
    .map(({ file, specifier }) => `${file} imports ${specifier}: what Prisma generates stays in ${folder}.`);
}

export function namelessFolders(house: House): string[] {
  const nameless = /(^|\/)(utils?|helpers?|common|services?|types)\//;
  return Object.keys(house)
    .filter((file) => nameless.test(file))
    .map((file) => `${file} lies in a folder whose name says nothing.`);
}

export function barrels(house: House): string[] {
  const reexport = /\b(import|export)\s+(type\s+)?(\*(\s+as\s+\w+)?|\{[^}]*\})\s*(from\s*(['"]).+?\6)?\s*;?/g;
  return Object.keys(house)
    .filter((file) => /(^|\/)index\.(ts|tsx|js)$/.test(file))
    .filter(
      (file) =>
        withoutComments(house[file] ?? '')
          .replace(reexport, '')
          .trim() === '',
    )
    .map((file) => `${file} only passes on what others export: import those themselves.`);
}

/** What runs in the browser says so in its name: a form, an error page, or `*.client.tsx`. */
export function unnamedClientFiles(house: House): string[] {
  return filesOf(house, ['app/**', 'components/**', 'lib/**'])
    .filter((file) => /^\s*['"]use client['"]/.test(withoutComments(house[file] ?? '')))
    .filter((file) => !/(^|\/)((form|error)\.tsx|[^/]+\.client\.tsx?)$/.test(file))
    .map((file) => `${file} runs in the browser, and its name does not say so.`);
}

/** `isomorphic`: what runs on both sides, with the reason. */
export function unmarkedServerFiles(house: House, isomorphic: Record<string, string>): string[] {
  return filesOf(house, ['lib/**'])
    .filter((file) => /\.tsx?$/.test(file) && !/\.(client|test)\.tsx?$/.test(file) && !(file in isomorphic))
    .filter((file) => !/^\s*import 'server-only';/m.test(withoutComments(house[file] ?? '')))
    .map((file) => `${file} does not start with import 'server-only'.`);
}

/** How `entries` come to load a package, dynamic imports included: the shortest way through each file that imports it. */
export function waysTo(house: House, packageName: string, entries: readonly string[]): string[] {
  const ways = filesOf(house, entries)
    .filter((file) => !isTest(file))
    .map((file) => [file]);
  const visited = new Set(ways.flat());
  const sentences: string[] = [];
  for (const way of ways) {
    for (const { specifier, target, isTypeOnly } of importsOf(house, way.at(-1) ?? '')) {
      if (isTypeOnly) continue;
      if (isOfPackage(specifier, packageName))
        sentences.push(`${way.join(' imports ')} imports ${specifier}: no file that runs in production may.`);
      if (!target || !(target in house) || visited.has(target)) continue;
      visited.add(target);
      ways.push([...way, target]);
    }
  }
  return sentences;
}

/** An action within a function closes over its variables, which travel through the browser sealed with a key that is public. */
export function actionsWithinFunctions(house: House): string[] {
  return filesOf(house, ['app/**', 'components/**', 'lib/**'])
    .filter((file) => /[{;]\s*['"]use server['"]/.test(withoutComments(house[file] ?? '')))
    .map((file) => `${file} has an action within a function: actions stand in files of their own.`);
}

/** A use case is a word of the matrix, what it reads may stand beside it, and each of them has a spec. `gate` is none. */
export function wordsWithoutSpec(house: House, words: readonly string[], gate: string): string[] {
  return filesOf(house, ['lib/customer/*'])
    .filter((file) => file !== gate && !isTest(file))
    .map((file) => ({ file, word: file.replace(/^lib\/customer\/(read-)?/, '').replace(/\.ts$/, '') }))
    .flatMap(({ file, word }) => {
      if (!words.includes(word)) return [`${file} is no word of the matrix.`];
      return `e2e/${word}.spec.ts` in house ? [] : [`${file} has no spec: e2e/${word}.spec.ts is missing.`];
    });
}

function isAllowed({ target, specifier }: Import, { mayImport, mayNotUse = [] }: ImportRow): boolean {
  if (target === null) return !mayNotUse.some((name) => isOfPackage(specifier, name));
  return mayImport.some((pattern) => fits(target, pattern));
}

function isOfPackage(specifier: string, packageName: string): boolean {
  return specifier === packageName || specifier.startsWith(`${packageName}/`);
}

/** Beside the code, for tests alone: `x.test.ts`, and what tests share, `test-x.ts`. */
function isTest(file: string): boolean {
  return /(^|\/)(test-[^/]+|[^/]+\.test)\.tsx?$/.test(file);
}

function filesOf(house: House, patterns: readonly string[]): string[] {
  return Object.keys(house).filter((file) => patterns.some((pattern) => fits(file, pattern)));
}

function fits(file: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**', '\0')
    .replaceAll('*', '[^/]*')
    .replaceAll('\0', '.*');
  return new RegExp(`^${source}$`).test(file);
}
