import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { openSandbox } from '../test-sandbox';

const sandbox = openSandbox();
const folder = new URL('./chat-web/', import.meta.url);
const get = (path: string) => sandbox.request('GET', `/kustomer/chat-web/${path}`);

it('serves the script to pages of any origin', async () => {
  const { status, headers } = await get('widget.js');
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

it('serves every module that it loads, and not the tests beside them', async () => {
  for (const name of await readdir(folder)) {
    const { status, body } = await get(name);
    if (name.includes('test')) expect(status).toBe(404);
    else
      expect({ status, body }).toEqual({
        status: 200,
        body: await readFile(new URL(name, folder), 'utf8'),
      });
  }
});

it('allows any page to frame the chat, which runs only our script', async () => {
  const { headers } = await get('frame.html');
  expect(headers.get('content-type')).toMatch(/^text\/html/);
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self';/,
  );
  expect(headers.get('content-security-policy')).not.toContain('frame-ancestors');
  expect(headers.has('x-frame-options')).toBe(false);
});

it('has no CORS on its API, which only its own frame calls', async () => {
  const { headers } = await sandbox.request('GET', '/kustomer/v1/chat/session', {
    headers: { Origin: 'https://shop.example' },
  });
  expect(headers.has('access-control-allow-origin')).toBe(false);
});

it('fails as ordered, like any address', async () => {
  await sandbox.control('fail', {
    vendor: 'kustomer',
    path: '/kustomer/chat-web/widget.js',
    fault: 503,
  });
  expect((await get('widget.js')).status).toBe(503);
  expect((await get('widget.js')).status).toBe(200);
});
