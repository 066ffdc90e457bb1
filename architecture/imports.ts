// What a file imports, read from its text: static, dynamic and type imports, and re-exports.
// The surprise: comments are taken away first, or a sentence that quotes an import would count as one.
import { posix } from 'node:path';
import type { House } from './house';

export interface Import {
  file: string;
  /** As written: `./env`, `@/lib/env`, `next/headers`. */
  specifier: string;
  /** The file of the house that is meant, or null for a package. */
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

export function importsOf(house: House, file: string): Import[] {
  const text = withoutComments(house[file] ?? '');
  return statements
    .flatMap((statement) => [...text.matchAll(statement)])
    .map(([statement, , specifier = '']) => ({
      file,
      specifier,
      target: resolve(house, file, specifier),
      isTypeOnly: /^(import|export)\s+type\b/.test(statement),
    }));
}

export function allImports(house: House): Import[] {
  return Object.keys(house).flatMap((file) => importsOf(house, file));
}

/** A path that names no file of the house (its generated part, a picture) still belongs to the house. */
function resolve(house: House, file: string, specifier: string): string | null {
  const path = specifier.startsWith('@/')
    ? specifier.slice(2)
    : /^\.\.?(\/|$)/.test(specifier)
      ? posix.join(posix.dirname(file), specifier)
      : null;
  if (path === null) return null;
  return endings.map((ending) => path + ending).find((candidate) => candidate in house) ?? path;
}

/** Strings stay as they are: an address in one has two slashes, too. */
export function withoutComments(text: string): string {
  const stringOrComment =
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|(?<![:\\/[])\/\/[^\n]*/g;
  return text.replace(stringOrComment, (found) => (found.startsWith('/') ? ' ' : found));
}

/** Of what runs: the files of each cycle, in the order in which they import each other. */
export function cyclesOf(house: House): string[][] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const visit = (file: string, way: string[]) => {
    if (way.includes(file)) cycles.push([...way.slice(way.indexOf(file)), file]);
    if (way.includes(file) || done.has(file)) return;
    for (const { target, isTypeOnly } of importsOf(house, file)) {
      if (target && target in house && !isTypeOnly) visit(target, [...way, file]);
    }
    done.add(file);
  };
  for (const file of Object.keys(house)) visit(file, []);
  return cycles;
}
