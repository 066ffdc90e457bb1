// Read from the text: static, dynamic and type imports, and re-exports. Comments are removed first, because some quote imports.
import { posix } from 'node:path';
import type { SourceTree } from './source-tree';

export interface Import {
  file: string;
  /** As written: `./env`, `@/lib/env`, `next/headers`. */
  specifier: string;
  /** The file of the tree that is meant, or null for a package. */
  target: string | null;
  /** Gone before anything runs: `import type`. */
  isTypeOnly: boolean;
}

const statements = [
  /\b(?:import|export)\b[^'"`;]*?\bfrom\s*(['"])(.+?)\1/g,
  /\bimport\s*(['"])(.+?)\1/g,
  /\b(?:import|require)\s*\(\s*(['"`])(.+?)\1/g,
];
const endings = ['', '.ts', '.tsx', '.js', '.json', '/index.ts', '/index.tsx'];

export function importsOf(tree: SourceTree, file: string): Import[] {
  const text = withoutComments(tree[file] ?? '');
  return statements
    .flatMap((statement) => [...text.matchAll(statement)])
    .map(([statement, , specifier = '']) => ({
      file,
      specifier,
      target: resolve(tree, file, specifier),
      isTypeOnly: /^(import|export)\s+type\b/.test(statement),
    }));
}

export function allImports(tree: SourceTree): Import[] {
  return Object.keys(tree).flatMap((file) => importsOf(tree, file));
}

/** A path that names no file of the tree (its generated part, a picture) still belongs to the tree. */
function resolve(tree: SourceTree, file: string, specifier: string): string | null {
  const path = specifier.startsWith('@/')
    ? specifier.slice(2)
    : /^\.\.?(\/|$)/.test(specifier)
      ? posix.join(posix.dirname(file), specifier)
      : null;
  if (path === null) return null;
  return endings.map((ending) => path + ending).find((candidate) => candidate in tree) ?? path;
}

/** Strings stay as they are: an address in one has two slashes, too. */
export function withoutComments(text: string): string {
  const stringOrComment =
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|(?<![:\\/[])\/\/[^\n]*/g;
  return text.replace(stringOrComment, (found) => (found.startsWith('/') ? ' ' : found));
}

/** The files of each cycle, in the order in which they import each other. Type-only imports count. */
export function cyclesOf(tree: SourceTree): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, path: string[]) => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file]);
    if (path.includes(file) || done.has(file)) return;
    for (const { target } of importsOf(tree, file)) {
      if (target && target in tree) visit(target, [...path, file]);
    }
    done.add(file);
  };
  for (const file of Object.keys(tree)) visit(file, []);
  return cycles;
}
