import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { snippet } from '../sandbox/bigcommerce/install';

const version = {
  number: '2',
  sha256: '19157c475b759b6baeabbd7367926d1a3a16f9d28c758f2bd28a2ce0c87aba49',
};

const read = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');
const code = await read('../public/current-customer.js');
const handbook = await read('../docs/store-snippet.md');

it('weighs less than 2 kB', () => {
  expect(gzipSync(code).byteLength).toBeLessThan(2000);
});

it('is unchanged: a change needs the next version, here and where docs/store-snippet.md says', () => {
  expect(createHash('sha256').update(code).digest('hex')).toBe(version.sha256);
});

it('is installed by its version everywhere', async () => {
  const address = `/current-customer.js?v=${version.number}"`;
  expect(handbook).toContain(address);
  expect(snippet).toContain(address);
  expect(await read('../next.config.js')).toContain(`key: 'v', value: '${version.number}'`);
});

it('is installed by the sandbox as documented, to the letter', () => {
  expect(/```html\n([\s\S]*?)\n```/.exec(handbook)?.[1]).toBe(snippet);
});
