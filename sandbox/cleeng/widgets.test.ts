import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { openSandbox } from '../test-sandbox';

const sandbox = openSandbox();
const folder = new URL('./widgets/', import.meta.url);

it('serves the script to pages of any origin, as a module of this origin', async () => {
  const { status, headers, body } = await sandbox.cleeng('GET', '/widgets/cleeng.js', {
    headers: { origin: 'https://shop.example' },
  });
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-cache');
  expect(body).toContain('CLEENG_SDK_LOADED');
});

it('serves every module that the script imports', async () => {
  for (const name of await readdir(folder)) {
    const response = await sandbox.cleeng('GET', `/widgets/${name}`);
    expect(response).toMatchObject({
      status: 200,
      body: await readFile(new URL(name, folder), 'utf8'),
    });
  }
});

it('allows any page to frame keeper.html, which runs only our script', async () => {
  const { headers } = await sandbox.cleeng('GET', '/widgets/keeper.html');
  expect(headers.get('content-type')).toMatch(/^text\/html/);
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/);
  expect(headers.get('content-security-policy')).not.toContain('frame-ancestors');
  expect(headers.has('x-frame-options')).toBe(false);
});

it('serves no other file from the folder', async () => {
  for (const path of [
    '/widgets/',
    '/widgets/checkout.js',
    '/widgets/..%2Fcleeng.ts',
    '/widgets/%2e%2e/jwt.ts',
  ]) {
    expect((await sandbox.cleeng('GET', path)).status).toBe(404);
  }
});

it('fails as ordered, like any other address of Cleeng', async () => {
  await sandbox.control('fail', { vendor: 'cleeng', path: '/widgets/cleeng.js', fault: 503 });
  expect((await sandbox.cleeng('GET', '/widgets/cleeng.js')).status).toBe(503);
  expect((await sandbox.cleeng('GET', '/widgets/cleeng.js')).status).toBe(200);
});
