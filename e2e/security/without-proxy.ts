import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** A copy of this tree and its build without proxy.ts. The caller removes it. */
export async function treeWithoutProxy(): Promise<string> {
  const tree = await mkdtemp(join(tmpdir(), 'foyer-e2e-tree-'));
  for (const name of (await readdir('.')).filter((name) => !name.startsWith('.'))) {
    await symlink(resolve(name), join(tree, name));
  }
  const standalone = join(tree, '.next', 'standalone');
  await mkdir(join(tree, '.next'));
  await cp('.next/standalone', standalone, { recursive: true, verbatimSymlinks: true });
  const server = join(standalone, '.next', 'server');
  await rm(join(server, 'middleware.js'));
  const manifest = join(server, 'functions-config-manifest.json');
  const { functions, ...rest } = JSON.parse(await readFile(manifest, 'utf8'));
  const { '/_middleware': proxy, ...others } = functions;
  if (!proxy) throw new Error(`${manifest} names no proxy: Next has moved it elsewhere.`);
  await writeFile(manifest, JSON.stringify({ ...rest, functions: others }));
  return tree;
}
