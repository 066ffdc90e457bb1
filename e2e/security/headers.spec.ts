import type { APIRequestContext, APIResponse } from '@playwright/test';
import { expect, test } from '../support/fixtures';

const forGuests = ['/', '/register', '/login', '/hosted-login', '/no-such-page', '/api/session'];
const forCustomers = [
  '/',
  '/account',
  '/account/sessions',
  '/capture',
  '/consents',
  '/api/session',
];

test('Every response has the security headers, and one policy with a nonce of its own', async ({
  page,
  customer,
  beSignedIn,
}) => {
  await customer.register();
  const responses = await responsesTo(page.request, forGuests);
  await beSignedIn();
  responses.push(...(await responsesTo(page.request, forCustomers)));
  const policies = responses.map((response) => response.headers()['content-security-policy'] ?? '');
  const nonces = policies.map((policy) => /'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
  expect(new Set(nonces).size).toBe(responses.length);
  for (const nonce of nonces)
    expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16);
  const withoutNonces = new Set(
    policies.map((policy) => policy.replace(/'nonce-[^']+'/g, "'nonce'")),
  );
  expect(withoutNonces.size).toBe(1);
  const [policy = ''] = withoutNonces;
  for (const rule of [
    "default-src 'self'",
    "script-src 'self' 'nonce' 'strict-dynamic'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "base-uri 'none'",
    "object-src 'none'",
  ]) {
    expect(policy.split('; ')).toContain(rule);
  }
  expect(policy).not.toContain('unsafe-');
  for (const response of responses) {
    const headers = response.headers();
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
    expect(headers['cache-control']).toContain('no-store');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('strict-transport-security');
  }
});

test('Every script of a page carries its nonce', async ({ request }) => {
  for (const response of await responsesTo(request, [
    '/',
    '/register',
    '/login',
    '/no-such-page',
  ])) {
    const nonce = /'nonce-([^']+)'/.exec(response.headers()['content-security-policy'] ?? '')?.[1];
    const scripts = (await response.text()).match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(3);
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
  }
});

async function responsesTo(request: APIRequestContext, paths: string[]): Promise<APIResponse[]> {
  const responses: APIResponse[] = [];
  for (const path of paths) {
    const response = await request.get(path);
    expect(new URL(response.url()).pathname).toBe(path);
    responses.push(response);
  }
  return responses;
}
