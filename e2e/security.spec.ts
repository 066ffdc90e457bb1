import type { APIRequestContext, APIResponse } from '@playwright/test';
import { expect, test } from './fixtures';
import { openForm } from './http-form';

const forGuests = ['/', '/register', '/login', '/no-such-page', '/api/session'];
const forCustomers = ['/', '/account', '/capture', '/consents', '/api/session'];

test('One policy protects every page, with a nonce that is never used twice', async ({
  page,
  customer,
  signIn,
}) => {
  await customer.register();
  const answers = await answersOf(page.request, forGuests);
  await signIn();
  answers.push(...(await answersOf(page.request, forCustomers)));
  const policies = answers.map((answer) => answer.headers()['content-security-policy'] ?? '');
  const nonces = policies.map((policy) => /'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
  expect(new Set(nonces).size).toBe(answers.length);
  for (const nonce of nonces) expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16);
  const withoutNonces = new Set(policies.map((policy) => policy.replace(/'nonce-[^']+'/g, "'nonce'")));
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

test('Every answer says what a browser must not do with it', async ({ page, customer, signIn }) => {
  await customer.register();
  const answers = await answersOf(page.request, forGuests);
  await signIn();
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

test('A storefront behind https asks for https and locks its cookie to it', async ({
  customer,
  request,
  startAnother,
}) => {
  await customer.register();
  const origin = 'https://localhost:8443';
  const storefront = await startAnother({ APP_URL: origin });
  const home = await request.get(storefront.url);
  expect(home.headers()['strict-transport-security']).toMatch(/^max-age=\d{8,}/);
  expect(home.headers()['content-security-policy']).toContain('upgrade-insecure-requests');
  const form = await openForm(request, `${storefront.url}/login`, 'Sign in');
  const { email, password } = customer;
  const answer = await form.send({ email, password }, { origin });
  const cookie = answer.headers()['set-cookie'] ?? '';
  expect(cookie).toMatch(/^__Host-/m);
  for (const flag of [/; Secure/i, /; HttpOnly/i, /; SameSite=Lax/i, /; Path=\//i])
    expect(cookie).toMatch(flag);
});

for (const method of ['GET', 'POST'] as const) {
  for (const route of [
    'session',
    'signin',
    'signin/credentials',
    'callback/credentials',
    'csrf',
    'providers',
    'signout',
  ]) {
    test(`Nobody answers ${method} /api/auth/${route}`, async ({ request, baseURL }) => {
      const answer = await request.fetch(`/api/auth/${route}`, {
        method,
        headers: { origin: baseURL ?? '' },
      });
      expect(answer.status()).toBe(404);
      expect(answer.headers()).not.toHaveProperty('set-cookie');
    });
  }
}

test('Scripts learn who is signed in, and not a word more', async ({ page, customer, signIn }) => {
  await customer.register();
  const session = async () => (await page.request.get('/api/session')).json();
  expect(await session()).toEqual({ state: 'guest' });
  await signIn();
  const signedIn = await session();
  expect(signedIn).toEqual({ state: 'signed-in', name: customer.name, expiresAt: expect.any(String) });
  expect(new Date(signedIn.expiresAt).getTime()).toBeGreaterThan(Date.now());
});

test('The cookie is out of reach for scripts and for other sites', async ({
  page,
  context,
  customer,
  signIn,
}) => {
  await customer.register();
  await signIn();
  const cookies = await context.cookies();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('A cookie copied before signing out opens nothing afterwards', async ({
  page,
  context,
  customer,
  signIn,
  playwright,
  baseURL,
}) => {
  await customer.register();
  await signIn();
  const thief = await playwright.request.newContext({ baseURL, storageState: await context.storageState() });
  expect(await (await thief.get('/api/session')).json()).toMatchObject({ state: 'signed-in' });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'The lights are still up' })).toBeVisible();
  expect(await (await thief.get('/api/session')).json()).toEqual({ state: 'guest' });
  const account = await thief.get('/account', { maxRedirects: 0 });
  expect(account.headers().location).toBe('/login?returnTo=%2Faccount');
  await thief.dispose();
});

test('A cookie that was altered opens nothing', async ({ page, context, customer, signIn }) => {
  await customer.register();
  await signIn();
  const cookies = await context.cookies();
  await context.addCookies(
    cookies.map((cookie) => ({ ...cookie, value: `${cookie.value.slice(0, -4)}AAAA` })),
  );
  expect(await (await page.request.get('/api/session')).json()).toEqual({ state: 'guest' });
});

for (const [whence, headers] of [
  ['without an origin', {}],
  ['from another site', { origin: 'https://evil.example' }],
  ['from a sandboxed frame', { origin: 'null' }],
  ['from the sandbox', { origin: 'http://127.0.0.1:4010' }],
] as [string, Record<string, string>][]) {
  test(`A form sent ${whence} changes nothing`, async ({ page, customer, sandbox, signIn }) => {
    const { email, password } = customer;
    const consents = { 'consent.terms': 'on', 'consent.broadcaster_terms': 'on' };
    const registration = await openForm(page.request, '/register', 'Create account');
    const refused = [await registration.send({ email, password, ...consents }, headers)];
    expect(await sandbox.calls('POST /customers')).toEqual([]);
    await customer.register();
    const calls = (await sandbox.calls('POST /auths')).length;
    const login = await openForm(page.request, '/login', 'Sign in');
    refused.push(await login.send({ email, password }, headers));
    expect(await sandbox.calls('POST /auths')).toHaveLength(calls);
    expect(await (await page.request.get('/api/session')).json()).toEqual({ state: 'guest' });
    await signIn();
    const signOut = await openForm(page.request, '/', 'Sign out');
    refused.push(await signOut.send({}, headers));
    const capture = await openForm(page.request, '/capture', 'Save and go in');
    refused.push(await capture.send({ firstName: 'Mallory' }, headers));
    expect(await (await page.request.get('/api/session')).json()).toMatchObject({ name: customer.name });
    expect(await customer.read()).toMatchObject({ firstName: customer.firstName });
    for (const answer of refused) {
      expect(answer.headers()).not.toHaveProperty('set-cookie');
      expect(answer.headers()).not.toHaveProperty('location');
    }
  });
}

test('The same forms work from our own pages', async ({ page, customer, sandbox }) => {
  const { email, password } = customer;
  const consents = { 'consent.terms': 'on', 'consent.broadcaster_terms': 'on' };
  const registration = await openForm(page.request, '/register', 'Create account');
  const answer = await registration.send({ email, password, ...consents });
  expect(answer.headers().location).toBe('/capture');
  expect(await sandbox.calls('POST /customers')).toHaveLength(1);
  const signOut = await openForm(page.request, '/', 'Sign out');
  await signOut.send();
  expect(await (await page.request.get('/api/session')).json()).toEqual({ state: 'guest' });
});

const forged = {
  'x-forwarded-for': '198.18.1.7',
  'x-real-ip': '198.18.1.7',
  forwarded: 'for=198.18.1.7',
  'x-foyer-visitor': '198.18.1.7',
};

test('An address that a visitor claims for themselves is not believed', async ({
  request,
  customer,
  sandbox,
}) => {
  for (const stamp of ['198.18.1.7', 'marker 198.18.1.7', 'undefined 198.18.1.7', ' 198.18.1.7']) {
    await request.get('/register', { headers: { ...forged, 'x-foyer-visitor': stamp } });
  }
  const form = await openForm(request, '/register', 'Create account');
  const { email, password } = customer;
  const consents = { 'consent.terms': 'on', 'consent.broadcaster_terms': 'on' };
  const { origin } = new URL((await request.get('/')).url());
  await form.send({ email, password, ...consents }, { origin, ...forged });
  const asked = (await sandbox.calls('GET /locales')).map(({ path }) => path);
  expect(asked.length).toBeGreaterThanOrEqual(6);
  expect(new Set(asked)).toEqual(new Set(['/cleeng/locales']));
  expect(await customer.read()).toMatchObject({ country: 'US' });
});

test('Behind one proxy of ours, the address that it adds is believed and no other', async ({
  request,
  sandbox,
  startAnother,
}) => {
  const storefront = await startAnother({ TRUSTED_PROXIES: '1' });
  await request.get(`${storefront.url}/register`, {
    headers: {
      ...forged,
      'x-forwarded-for': '198.18.2.9, 198.18.0.3',
      'x-foyer-visitor': 'marker 198.18.2.9',
    },
  });
  const asked = (await sandbox.calls('GET /locales')).map(({ path }) => path);
  expect(new Set(asked)).toEqual(new Set(['/cleeng/locales?customerIP=198.18.0.3']));
});

test('Pages, routes and the boot share one connection to the database', async ({
  page,
  customer,
  signIn,
  storefront,
}) => {
  await customer.register();
  await signIn();
  await page.goto('/account');
  await page.request.get('/api/session');
  await page.request.get('/api/health');
  expect(storefront.output().match(/"event":"database_opened"/g)).toHaveLength(1);
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
