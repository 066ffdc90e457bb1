import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { leadToItsPage } from './outdated-post';

setEnvironment({ APP_URL: 'http://localhost:3000' });

const header = 'x-foyer-outdated-form';

async function posted(fields: Record<string, string>, given: Partial<IncomingMessage> = {}) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const post = new Response(body);
  const headers = { 'content-type': post.headers.get('content-type') ?? '', ...given.headers };
  const request = { method: 'POST', url: '/login', ...given, headers } as IncomingMessage;
  const code = await leadToItsPage(request, Buffer.from(await post.arrayBuffer()));
  return { code, headers: request.headers };
}

it('becomes a request for its page, with what was typed', async () => {
  const { code, headers } = await posted({ $form: 'login', email: 'ada@example.com' });
  expect(code).toBeNull();
  expect(headers[header]).toContain('ada');
  expect(headers).not.toHaveProperty('content-type');
});

it('is refused if it has no name', async () => {
  const { code, headers } = await posted({ email: 'ada@example.com' });
  expect(code).toBe('form_outdated');
  expect(headers).not.toHaveProperty(header);
});

it('is refused if it cannot be read', async () => {
  const headers = { 'content-type': 'multipart/form-data; boundary=other' };
  expect(await posted({ $form: 'login' }, { headers })).toMatchObject({ code: 'not_a_form' });
});

it.each([
  ['a call by a script, which handles what Next answers', { headers: { 'next-action': 'a' } }],
  ['a route', { url: '/api/session/end' }],
  ['a request without a body', { method: 'GET' }],
])('is not %s', async (_, given) => {
  const { code, headers } = await posted({ email: 'ada@example.com' }, given);
  expect(code).toBeNull();
  expect(headers['content-type']).toMatch(/^multipart/);
});
