import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';

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
  const answer = await form.send({ email, password }, { origin, host: 'localhost:8443' });
  const cookie = answer.headers()['set-cookie'] ?? '';
  expect(cookie).toMatch(/^__Host-/m);
  for (const flag of [/; Secure/i, /; HttpOnly/i, /; SameSite=Lax/i, /; Path=\//i])
    expect(cookie).toMatch(flag);
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
  for (const cookie of cookies)
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
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
  const thief = await playwright.request.newContext({
    baseURL,
    storageState: await context.storageState(),
  });
  expect(await (await thief.get('/api/session')).json()).toMatchObject({ state: 'signed-in' });
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'The lights are still up' })).toBeVisible();
  expect(await (await thief.get('/api/session')).json()).toEqual({ state: 'guest' });
  const account = await thief.get('/account', { maxRedirects: 0 });
  expect(account.headers().location).toBe('/login?returnTo=%2Faccount');
  await thief.dispose();
});

test('A cookie that was altered opens nothing', async ({ page, context, customer, beSignedIn }) => {
  await customer.register();
  await beSignedIn();
  const cookies = await context.cookies();
  await context.addCookies(
    cookies.map((cookie) => ({ ...cookie, value: `${cookie.value.slice(0, -4)}AAAA` })),
  );
  expect(await (await page.request.get('/api/session')).json()).toEqual({ state: 'guest' });
});

for (const method of ['GET', 'POST'] as const) {
  for (const route of [
    'session',
    'signin',
    'signin/credentials',
    'callback',
    'callback/credentials',
    'csrf',
    'providers',
    'signout',
    'error',
    'verify-request',
    'webauthn-options',
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

test('Pages, routes and the boot share one connection to the database', async ({
  page,
  customer,
  beSignedIn,
  storefront,
}) => {
  await customer.register();
  await beSignedIn();
  await page.goto('/account');
  await page.request.get('/api/session');
  await page.request.get('/api/health');
  expect(storefront.output().match(/"event":"database_opened"/g)).toHaveLength(1);
});
