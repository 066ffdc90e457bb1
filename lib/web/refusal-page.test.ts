import { describe, expect, it } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { refusalPage } from './refusal-page';

const own = 'http://localhost:3000';
setEnvironment({ APP_URL: own });

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
    expect(html).toContain(`<meta name="refusal" content="${code}">`);
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
