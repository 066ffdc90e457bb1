import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Text by path from the root: `lib/env/env.ts`. Read from disk, or made up by a test. */
export type SourceTree = Record<string, string>;

const code = /\.(ts|tsx|js|mjs|cjs|json)$/;
const isExcluded = (name: string) =>
  name === 'node_modules' || name === 'generated' || name.startsWith('.');

/** Every source file of these folders, and these files. What does not exist is left out. */
export async function readSourceTree(
  root: string,
  entries: readonly string[],
): Promise<SourceTree> {
  const paths = (await Promise.all(entries.map((entry) => filesOf(root, entry)))).flat();
  const texts = await Promise.all(paths.map((path) => readFile(join(root, path), 'utf8')));
  return Object.fromEntries(paths.map((path, index) => [path, texts[index] ?? '']));
}

async function filesOf(root: string, entry: string): Promise<string[]> {
  if (code.test(entry)) return [entry];
  const items = await readdir(join(root, entry), { withFileTypes: true }).catch(emptyIfMissing);
  const files = items
    .filter(({ name }) => !isExcluded(name))
    .map((item) => {
      const path = `${entry}/${item.name}`;
      if (item.isDirectory()) return filesOf(root, path);
      return code.test(item.name) ? [path] : [];
    });
  return (await Promise.all(files)).flat();
}

function emptyIfMissing(error: NodeJS.ErrnoException): [] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
