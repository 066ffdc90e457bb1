import { mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const manifest = 'functions-config-manifest.json';

/** This folder and its build over again, but that Next finds no proxy.ts in the build. The caller removes it. */
export async function houseWithoutProxy(): Promise<string> {
  const house = await mkdtemp(join(tmpdir(), 'foyer-e2e-house-'));
  await linkAll('.', house, (name) => !name.startsWith('.'));
  await mkdir(join(house, '.next', 'server'), { recursive: true });
  await linkAll('.next', join(house, '.next'), (name) => name !== 'server');
  const server = join('.next', 'server');
  await linkAll(
    server,
    join(house, server),
    (name) => name !== manifest && !name.startsWith('middleware.js'),
  );
  const { functions, ...rest } = JSON.parse(await readFile(join(server, manifest), 'utf8'));
  const { '/_middleware': proxy, ...others } = functions;
  if (!proxy) throw new Error(`${join(server, manifest)} names no proxy: Next has moved it elsewhere.`);
  await writeFile(join(house, server, manifest), JSON.stringify({ ...rest, functions: others }));
  return house;
}

async function linkAll(from: string, to: string, isLinked: (name: string) => boolean): Promise<void> {
  for (const name of (await readdir(from)).filter(isLinked)) {
    await symlink(resolve(from, name), join(to, name));
  }
}
