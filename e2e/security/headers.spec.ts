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

test('One policy protects every page, with a nonce that is never used twice', async ({
  page,
  customer,
  beSignedIn,
}) => {
  await customer.register();
  const answers = await answersOf(page.request, forGuests);
  await beSignedIn();
  answers.push(...(await answersOf(page.request, forCustomers)));
  const policies = answers.map((answer) => answer.headers()['content-security-policy'] ?? '');
  const nonces = policies.map((policy) => /'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
  expect(new Set(nonces).size).toBe(answers.length);
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
});

test('Every script of a page carries its nonce', async ({ request }) => {
  for (const answer of await answersOf(request, ['/', '/register', '/login', '/no-such-page'])) {
    const nonce = /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '')?.[1];
    const scripts = (await answer.text()).match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(3);
    expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
  }
});

test('Every answer says what a browser must not do with it', async ({
  page,
  customer,
  beSignedIn,
}) => {
  await customer.register();
  const answers = await answersOf(page.request, forGuests);
  await beSignedIn();
  answers.push(...(await answersOf(page.request, forCustomers)));
  for (const answer of answers) {
    const headers = answer.headers();
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

async function answersOf(request: APIRequestContext, paths: string[]): Promise<APIResponse[]> {
  const answers: APIResponse[] = [];
  for (const path of paths) {
    const answer = await request.get(path);
    expect(new URL(answer.url()).pathname).toBe(path);
    answers.push(answer);
  }
  return answers;
}
