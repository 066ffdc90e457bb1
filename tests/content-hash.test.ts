import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentHash, sourceFiles, sources } from '../scripts/build/content-hash';
import { allImports } from './architecture/imports';
import { readSourceTree } from './architecture/source-tree';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-sources-'));
  await write('app/page.tsx', 'page');
  await write('lib/db/client.ts', 'client');
  await write('next.config.js', 'config');
});

afterEach(() => rm(folder, { recursive: true }));

describe('the content hash', () => {
  it('depends on content, not on times', async () => {
    const before = contentHash(folder);
    await utimes(join(folder, 'app/page.tsx'), 1, 1);
    await utimes(join(folder, 'app'), 2_000_000_000, 2_000_000_000);
    expect(contentHash(folder)).toBe(before);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    'lib/db/client.test.ts',
    'lib/db/test-database.ts',
    'lib/db/generated/client.ts',
    'lib/.DS_Store',
    'app/node_modules/package/index.js',
    'e2e/login/login.spec.ts',
    'README.md',
    '.next/BUILD_ID',
  ])('leaves out %s', async (path) => {
    const before = contentHash(folder);
    await write(path, 'of no build');
    expect(contentHash(folder)).toBe(before);
  });

  it.each([
    ['an edit', () => write('app/page.tsx', 'another page')],
    ['a new file', () => write('public/mark.svg', '')],
    ['a file that is gone', () => rm(join(folder, 'app/page.tsx'))],
    ['another name', () => rename(join(folder, 'app/page.tsx'), join(folder, 'app/route.ts'))],
    ['a setting', () => write('next.config.js', 'another config')],
  ])('changes with %s', async (_, change) => {
    const before = contentHash(folder);
    await change();
    expect(contentHash(folder)).not.toBe(before);
  });

  it('covers every file that a source imports', async () => {
    const tree = await readSourceTree(fileURLToPath(new URL('..', import.meta.url)), sources);
    const covered = new Set(sourceFiles());
    const uncovered = allImports(tree)
      .filter(({ file, target }) => covered.has(file) && target && !covered.has(target))
      .filter(({ target }) => !target?.startsWith('lib/db/generated/'))
      .map(({ file, target }) => `${file} imports ${target}`);
    expect(covered.size).toBeGreaterThan(100);
    expect(uncovered).toEqual([]);
  });
});

describe('node scripts/build/content-hash.js', () => {
  beforeEach(() =>
    cp('scripts/build/content-hash.js', join(folder, 'scripts/build/content-hash.js')),
  );

  it('fails without a build, or with an unfinished one', async () => {
    await write('.next/BUILD_ID', 'id');
    expect(look()).toEqual({ status: 1, stdout: 'There is no build yet.\n' });
  });

  it('fails where the build is of other sources', async () => {
    await write('.next/content-hash', contentHash(folder));
    expect(look()).toEqual({ status: 0, stdout: '' });
    await write('lib/db/client.ts', 'another client');
    expect(look()).toEqual({
      status: 1,
      stdout: 'The sources have changed since the last build.\n',
    });
  });
});

function look() {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/build/content-hash.js'], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout };
}

async function write(path: string, content: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}
