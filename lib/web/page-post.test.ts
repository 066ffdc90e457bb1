import { describe, expect, it } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { isPagePost, refusalOfPost, refusalPage } from './page-post';

const own = 'http://localhost:3000';
setEnvironment({ APP_URL: own });

function post(body: BodyInit | null, headers: Record<string, string> = {}, path = '/login') {
  return new Request(`${own}${path}`, {
    method: 'POST',
    body,
    headers: { origin: own, ...headers },
  });
}
function form(): FormData {
  const data = new FormData();
  data.set('email', 'ada@example.com');
  return data;
}
const multipart = { 'content-type': 'multipart/form-data; boundary=x' };

describe('a post', () => {
  it('is checked where it is sent to a page', () => {
    expect(isPagePost(post(form()))).toBe(true);
    expect(isPagePost(post(form(), {}, '/apiary'))).toBe(true);
    expect(isPagePost(post(form(), {}, '/api/session'))).toBe(false);
    expect(isPagePost(new Request(`${own}/login`))).toBe(false);
  });

  it('passes as a form of ours', async () => {
    expect(await refusalOfPost(post(form()))).toBeNull();
    expect(
      await refusalOfPost(
        post('--x--\r\n', { 'content-type': 'multipart/form-data; boundary="x"' }),
      ),
    ).toBeNull();
  });

  it('passes with the header of an action', async () => {
    const headers = { 'next-action': 'a'.repeat(40), 'content-type': 'text/plain;charset=UTF-8' };
    expect(await refusalOfPost(post('[]', headers))).toBeNull();
  });

  it.each([
    ['JSON', '{}', { 'content-type': 'application/json' }],
    ['text', 'a', { 'content-type': 'text/plain' }],
    ['a form of another kind', 'email=a', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['nothing', null, {}],
    ['a form without a boundary', '--x--', { 'content-type': 'multipart/form-data' }],
    [
      'a form with an empty boundary',
      '--x--',
      { 'content-type': 'multipart/form-data; boundary=' },
    ],
    [
      'a form that was cut off',
      '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb',
      multipart,
    ],
    ['what only calls itself a form', 'not a form', multipart],
  ])('is no form: %s', async (_, body, headers) => {
    expect(await refusalOfPost(post(body, headers))).toBe('not_a_form');
  });

  it.each(['', 'null', 'https://evil.example'])(
    'is refused from elsewhere, first of all: "%s"',
    async (origin) => {
      expect(await refusalOfPost(post(form(), { origin }))).toBe('foreign_origin');
      expect(await refusalOfPost(post('[]', { origin, 'next-action': 'a' }))).toBe(
        'foreign_origin',
      );
    },
  );

  it('may have a content-length of 4 MB, and not a byte more', async () => {
    const withLength = (length: number) => {
      const { headers } = post(null, { 'content-length': String(length), 'next-action': 'a' });
      return new Request(`${own}/login`, { method: 'POST', headers });
    };
    expect(await refusalOfPost(withLength(4 * 1024 * 1024))).toBeNull();
    expect(await refusalOfPost(withLength(4 * 1024 * 1024 + 1))).toBe('too_large');
  });
});

describe('the page of a refused post', () => {
  it.each([
    ['not_a_form', 400, 'We could not read the form.'],
    ['foreign_origin', 403, 'This form was not sent from our website.'],
    ['too_large', 413, 'This is too much to send at once.'],
    [
      'unexpected',
      500,
      'Something went wrong, on our side or with your connection. Please try again in a moment.',
    ],
  ] as const)('says %s with its status', async (code, status, sentence) => {
    const page = refusalPage(code, new Request(`${own}/login`));
    expect(page.status).toBe(status);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const html = await page.text();
    expect(html).toContain('<html lang="en">');
    expect(html).toContain(sentence);
    expect(html).not.toMatch(/style|<script|still here/);
  });

  it.each([
    ['/login', '/login'],
    ['/login?returnTo=/account&x=1', '/login?returnTo=/account&amp;x=1'],
    ['/login?a="><script>', '/login?a=%22%3E%3Cscript%3E'],
    ['//evil.example/', '/'],
    [`/${'a'.repeat(600)}`, '/'],
  ])('leads back to %s', async (path, href) => {
    expect(await refusalPage('not_a_form', new Request(`${own}${path}`)).text()).toContain(
      `<a href="${href}">`,
    );
  });
});
