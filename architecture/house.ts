// The house as a set of files, read from disk or made up by a test: paths from the root, with their text.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Text by path: `lib/env.ts`. */
export type House = Record<string, string>;

const code = /\.(ts|tsx|js|mjs|cjs|json)$/;
const isNotOurs = (name: string) => name === 'node_modules' || name === 'generated' || name.startsWith('.');

/** Every source file of these folders, and these files. What is not there is left out. */
export async function readHouse(root: string, entries: readonly string[]): Promise<House> {
  const paths = (await Promise.all(entries.map((entry) => filesOf(root, entry)))).flat();
  const texts = await Promise.all(paths.map((path) => readFile(join(root, path), 'utf8')));
  return Object.fromEntries(paths.map((path, index) => [path, texts[index] ?? '']));
}

async function filesOf(root: string, entry: string): Promise<string[]> {
  if (code.test(entry)) return [entry];
  const found = await readdir(join(root, entry), { withFileTypes: true }).catch(nothingThere);
  const inside = found
    .filter(({ name }) => !isNotOurs(name))
    .map((item) => {
      const path = `${entry}/${item.name}`;
      if (item.isDirectory()) return filesOf(root, path);
      return code.test(item.name) ? [path] : [];
    });
  return (await Promise.all(inside)).flat();
}

function nothingThere(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
