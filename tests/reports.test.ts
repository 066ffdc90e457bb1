import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import tailwind from '@tailwindcss/postcss';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folders = [
  '.data',
  '.next',
  'blob-report',
  'coverage',
  'playwright-report',
  'test-results',
].map((folder) => `${folder}/left-by-a-tool`);
const brokenScript = 'var count = undefined.length;\nconst utility = "bg-[#13579b]"';
const failingTest = 'import { it } from "vitest"; it("fails", () => { throw new Error(utility) })';

const run = promisify(execFile);
const node = (...options: string[]) =>
  run(process.execPath, options, { maxBuffer: 64 * 1024 * 1024 });

describe('a folder that a tool leaves in the tree', () => {
  beforeAll(async () => {
    for (const folder of folders) {
      await mkdir(folder, { recursive: true });
      await writeFile(`${folder}/report.js`, brokenScript);
      await writeFile(`${folder}/report.test.ts`, failingTest);
    }
  });

  afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

  it('is not type-checked', async () => {
    const { stdout } = await node('node_modules/typescript/bin/tsc', '--showConfig');
    expect(stdout).toContain('lib/env/env.ts');
    expect(stdout).not.toContain('left-by-a-tool');
  });

  it('is not linted', async () => {
    const options = ['check', '--no-errors-on-unmatched', ...folders, 'lib/env/env.ts'];
    const { stdout, stderr } = await node('node_modules/@biomejs/biome/bin/biome', ...options);
    expect(stdout + stderr).toContain('Checked 1 file ');
  });

  it('is no test', async () => {
    const { stdout } = await node('node_modules/vitest/vitest.mjs', 'list', '--filesOnly');
    expect(stdout).toContain('tests/reports.test.ts');
    expect(stdout).not.toContain('left-by-a-tool');
  });

  it('adds nothing to the style sheet', async () => {
    const { default: postcss } = await import(
      createRequire(createRequire(import.meta.url).resolve('@tailwindcss/postcss')).resolve(
        'postcss',
      )
    );
    const { css } = await postcss([tailwind()]).process(await readFile('app/globals.css'), {
      from: 'app/globals.css',
    });
    expect(css).toContain('.border-line');
    expect(css).not.toContain('13579b');
  });
});
