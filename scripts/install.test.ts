import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isInstalled } from './install';

let folder: string;

const next = { 'node_modules/next': { integrity: 'sha512-next' } };
const foreign = {
  'node_modules/@next/swc-win32-x64-msvc': { integrity: 'sha512-swc', optional: true },
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-install-'));
  await mkdir(join(folder, 'node_modules'));
  await write('package-lock.json', { '': {}, ...next, ...foreign });
});

afterEach(() => rm(folder, { recursive: true }));

describe('an installation', () => {
  it('is missing in a bare clone', () => {
    expect(isInstalled(folder)).toBe(false);
  });

  it('is complete without the packages of other systems', async () => {
    await write('node_modules/.package-lock.json', next);
    expect(isInstalled(folder)).toBe(true);
  });

  it.each([
    ['another version', { 'node_modules/next': { integrity: 'sha512-older' } }],
    ['a package less', foreign],
  ])('is incomplete with %s', async (_, packages) => {
    await write('node_modules/.package-lock.json', packages);
    expect(isInstalled(folder)).toBe(false);
  });
});

function write(path: string, packages: object): Promise<void> {
  return writeFile(join(folder, path), JSON.stringify({ packages }));
}
