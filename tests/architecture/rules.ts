// Each rule is a function from the source tree to sentences: one for every place that breaks it.
import { posix } from 'node:path';
import { allImports, cyclesOf, type Import, importsOf, withoutComments } from './imports';
import type { SourceTree } from './source-tree';

/** Who may import what. Patterns are of paths, `*` for one step, `**` for any number; the first row that fits a file counts. */
export interface ImportRow {
  files: string;
  mayImport: readonly string[];
  /** Packages that it must not. */
  mayNotUse?: readonly string[];
}

export function strayImports(tree: SourceTree, table: readonly ImportRow[]): string[] {
  return allImports(tree).flatMap((found) => {
    const row = table.find(({ files }) => fits(found.file, files));
    if (!row) return [`${found.file} is in no row of the table, and imports ${found.specifier}.`];
    return isAllowed(found, row)
      ? []
      : [`${found.file} imports ${found.specifier}: ${row.files} may not import that.`];
  });
}

export function importCycles(tree: SourceTree): string[] {
  return cyclesOf(tree).map((cycle) => `${cycle.join(' imports ')}: that is a cycle.`);
}

/** `process.env`, however it is reached. */
export function environmentReaders(tree: SourceTree, reader: string): string[] {
  const reading =
    /\bprocess\s*(\?\.|\.)\s*env\b|\bprocess\s*(\?\.)?\s*\[|=\s*process\b\s*[;,)\n]|['"](node:)?process['"]/;
  return filesOf(tree, ['app/**', 'components/**', 'lib/**'])
    .filter(
      (file) => file !== reader && !isTest(file) && reading.test(withoutComments(tree[file] ?? '')),
    )
    .map((file) => `${file} reads process.env: only ${reader} may.`);
}

export function importersOf(
  tree: SourceTree,
  packageName: string,
  importers: readonly string[],
): string[] {
  return allImports(tree)
    .filter(
      ({ file, specifier }) => !importers.includes(file) && isOfPackage(specifier, packageName),
    )
    .map(
      ({ file, specifier }) => `${file} imports ${specifier}: only ${importers.join(' and ')} may.`,
    );
}

export function generatedOutside(tree: SourceTree, folder: string): string[] {
  return allImports(tree)
    .filter(
      ({ file, target }) =>
        target?.startsWith(`${folder}/generated/`) && !file.startsWith(`${folder}/`),
    )
    .map(
      ({ file, specifier }) =>
        `${file} imports ${specifier}: what Prisma generates stays in ${folder}.`,
    );
}

export function namelessFolders(tree: SourceTree): string[] {
  const nameless = /(^|\/)(utils?|helpers?|common|services?|types)\//;
  return Object.keys(tree)
    .filter((file) => nameless.test(file))
    .map((file) => `${file} lies in a folder whose name says nothing.`);
}

export function barrels(tree: SourceTree): string[] {
  const reexport =
    /\b(import|export)\s+(type\s+)?(\*(\s+as\s+\w+)?|\{[^}]*\})\s*(from\s*(['"]).+?\6)?\s*;?/g;
  return Object.keys(tree)
    .filter((file) => /(^|\/)index\.(ts|tsx|js)$/.test(file))
    .filter(
      (file) =>
        withoutComments(tree[file] ?? '')
          .replace(reexport, '')
          .trim() === '',
    )
    .map((file) => `${file} only passes on what others export: import those themselves.`);
}

/** What runs in the browser says so in its name: a form, an error page, or `*.client.tsx`. */
export function unnamedClientFiles(tree: SourceTree): string[] {
  return filesOf(tree, ['app/**', 'components/**', 'lib/**'])
    .filter((file) => /^\s*['"]use client['"]/.test(withoutComments(tree[file] ?? '')))
    .filter((file) => !/(^|\/)((global-)?error\.tsx|[^/]+\.client\.tsx?)$/.test(file))
    .map((file) => `${file} runs in the browser, and its name does not say so.`);
}

/** `isomorphic`: what runs on both sides, with the reason. */
export function unmarkedServerFiles(
  tree: SourceTree,
  isomorphic: Record<string, string>,
): string[] {
  return filesOf(tree, ['lib/**'])
    .filter(
      (file) =>
        /\.tsx?$/.test(file) && !/\.(client|test)\.tsx?$/.test(file) && !(file in isomorphic),
    )
    .filter((file) => !/^\s*import 'server-only';/m.test(withoutComments(tree[file] ?? '')))
    .map((file) => `${file} does not start with import 'server-only'.`);
}

/** How `entries` come to load a package, dynamic imports included: the shortest way through each file that imports it. */
export function waysTo(
  tree: SourceTree,
  packageName: string,
  entries: readonly string[],
): string[] {
  const ways = filesOf(tree, entries)
    .filter((file) => !isTest(file))
    .map((file) => [file]);
  const visited = new Set(ways.flat());
  const sentences: string[] = [];
  for (const way of ways) {
    for (const { specifier, target, isTypeOnly } of importsOf(tree, way.at(-1) ?? '')) {
      if (isTypeOnly) continue;
      if (isOfPackage(specifier, packageName))
        sentences.push(
          `${way.join(' imports ')} imports ${specifier}: no file that runs in production may.`,
        );
      if (!target || !(target in tree) || visited.has(target)) continue;
      visited.add(target);
      ways.push([...way, target]);
    }
  }
  return sentences;
}

/** An action within a function closes over its variables, which travel through the browser sealed with a key that is public. */
export function actionsWithinFunctions(tree: SourceTree): string[] {
  return filesOf(tree, ['app/**', 'components/**', 'lib/**'])
    .filter((file) => /[{;]\s*['"]use server['"]/.test(withoutComments(tree[file] ?? '')))
    .map((file) => `${file} has an action within a function: actions stand in files of their own.`);
}

/** Next loads pages, routes and instrumentation apart, so a class of ours or of a package exists several times. */
export function classesOfOneBundle(
  tree: SourceTree,
  files: readonly string[],
  runtimeClasses: readonly string[],
): string[] {
  return onServer(tree, files).flatMap((file) =>
    [...withoutComments(tree[file] ?? '').matchAll(/\binstanceof\s+([\w.]+)/g)]
      .map(([, name = '']) => name)
      .filter((name) => !runtimeClasses.includes(name))
      .map((name) => `${file} asks for instanceof ${name}: ask for its name, code or shape.`),
  );
}

/** `shared`: what stands there, which every bundle must understand. */
export function sharersOfObjects(
  tree: SourceTree,
  files: readonly string[],
  shared: Record<string, string>,
): string[] {
  return onServer(tree, files)
    .filter((file) => !(file in shared))
    .filter((file) => /\bglobalThis\b|\bglobal\s*\./.test(withoutComments(tree[file] ?? '')))
    .map((file) => `${file} uses globalThis, and is not listed with what it shares.`);
}

function onServer(tree: SourceTree, files: readonly string[]): string[] {
  return filesOf(tree, files).filter(
    (file) =>
      !isTest(file) &&
      !file.startsWith('lib/db/generated/') &&
      !/(\.client\.tsx?|(^|\/)(global-)?error\.tsx)$/.test(file),
  );
}

/**
 * Imports of what sets a cookie, by file and name, in files that may not; and names that are in no file, so that a rename keeps
 * the rule. `readers` may import `next/headers`.
 */
export function cookiesSetBy(
  tree: SourceTree,
  files: readonly string[],
  { writers, readers }: { writers: Record<string, string[]>; readers: readonly string[] },
): string[] {
  const missing = Object.entries(writers).flatMap(([file, names]) =>
    names
      .filter((name) => !new RegExp(`\\bfunction ${name}\\b`).test(tree[file] ?? ''))
      .map((name) => `${file} has no ${name}.`),
  );
  const found = filesOf(tree, files)
    .filter((file) => !isTest(file))
    .flatMap((file) =>
      importsOf(tree, file).flatMap(({ specifier, target }) => {
        if (specifier === 'next/headers' && !readers.includes(file))
          return [`${file} imports ${specifier}.`];
        const text = withoutComments(tree[file] ?? '');
        return (writers[target ?? ''] ?? [])
          .filter((name) => new RegExp(`\\b${name}\\b`).test(text))
          .map((name) => `${file} imports ${name}: actions and routes set cookies.`);
      }),
    );
  return [...missing, ...found];
}

/** Each use case is a word of the matrix and has a spec. `shared` are the files that several use cases import. */
export function wordsWithoutSpec(
  tree: SourceTree,
  words: readonly string[],
  shared: readonly string[],
): string[] {
  return filesOf(tree, ['lib/customer/*'])
    .filter((file) => !shared.includes(file) && !isTest(file))
    .flatMap((file) => {
      const word = file.replace('lib/customer/', '').replace(/\.ts$/, '');
      if (!words.includes(word)) return [`${file} is no word of the matrix.`];
      const spec = `e2e/${word}/${word}.spec.ts`;
      return spec in tree ? [] : [`${file} has no spec: ${spec} is missing.`];
    });
}

/** `exceptions`: folders in which each file is one row of something. */
export function crowdedFolders(
  tree: SourceTree,
  limit: number,
  exceptions: readonly string[],
): string[] {
  return folderSizes(tree)
    .filter(([folder, size]) => size > limit && !exceptions.includes(folder))
    .map(([folder, size]) => `${folder} has ${size} source files: ${limit} at most.`);
}

/** Source files of each folder; tests and what they share do not count. */
export function folderSizes(tree: SourceTree): [folder: string, size: number][] {
  const sizes = new Map<string, number>();
  for (const file of Object.keys(tree).filter((file) => !isTest(file))) {
    const folder = posix.dirname(file);
    sizes.set(folder, (sizes.get(folder) ?? 0) + 1);
  }
  return [...sizes];
}

function isAllowed(
  { target, specifier }: Import,
  { mayImport, mayNotUse = [] }: ImportRow,
): boolean {
  if (target === null) return !mayNotUse.some((name) => isOfPackage(specifier, name));
  return mayImport.some((pattern) => fits(target, pattern));
}

function isOfPackage(specifier: string, packageName: string): boolean {
  return specifier === packageName || specifier.startsWith(`${packageName}/`);
}

/** `x.test.ts`, `x.spec.ts`, and what tests share, `test-x.ts`. */
export function isTest(file: string): boolean {
  return /(^|\/)(test-[^/]+|[^/]+\.(test|spec))\.tsx?$/.test(file);
}

function filesOf(tree: SourceTree, patterns: readonly string[]): string[] {
  return Object.keys(tree).filter((file) => patterns.some((pattern) => fits(file, pattern)));
}

function fits(file: string, pattern: string): boolean {
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('**', '\0')
    .replaceAll('*', '[^/]*')
    .replaceAll('\0', '.*');
  return new RegExp(`^${source}$`).test(file);
}
