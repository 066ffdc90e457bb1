import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';
import { sessionOf, signOut } from '../support/session';

test('Behind https the cookie is locked to https and to this host', async ({
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
  const set = cookie.split('\n').filter((line) => !/^[\w-]+=;/.test(line)); // next-auth's own is taken back.
  for (const line of set) expect(line).toMatch(/^__Host-foyer-/);
  expect(cookie).toMatch(/^__Host-foyer-session=/m);
  expect(cookie).toMatch(/^__Host-foyer-language=/m);
  for (const flag of [/; Secure/i, /; HttpOnly/i, /; SameSite=Lax/i, /; Path=\//i])
    expect(cookie).toMatch(flag);
});

test('The cookie is out of reach for scripts and for other sites', async ({
  page,
  context,
  member,
}) => {
  await page.goto('/');
  const cookies = await context.cookies();
  expect(cookies.length).toBeGreaterThan(0);
  for (const cookie of cookies)
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(await page.evaluate(() => document.cookie)).toBe('');
});

test('A cookie copied before signing out gives access to nothing afterwards', async ({
  page,
  member,
  copyCookies,
}) => {
  await page.goto('/');
  const copy = await copyCookies();
  expect(await sessionOf(copy)).toMatchObject({ state: 'signed-in' });
  await signOut(page);
  expect(await sessionOf(copy)).toEqual({ state: 'guest' });
  const account = await copy.get('/account', { maxRedirects: 0 });
  expect(account.headers().location).toBe('/login?returnTo=%2Faccount');
});

test('An altered cookie gives access to nothing', async ({ page, context, member }) => {
  const cookies = await context.cookies();
  await context.addCookies(
    cookies.map((cookie) => ({ ...cookie, value: `${cookie.value.slice(0, -4)}AAAA` })),
  );
  expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
});

test('No route of next-auth is mounted beside the one that is used', async ({
  request,
  baseURL,
}) => {
  for (const method of ['GET', 'POST']) {
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
      const headers = { origin: baseURL ?? '' };
      const response = await request.fetch(`/api/auth/${route}`, { method, headers });
      // The provider's callback is a route for GET.
      const isOtherMethod = method === 'POST' && route === 'callback/credentials';
      expect(response.status(), `${method} ${route}`).toBe(isOtherMethod ? 405 : 404);
      expect(response.headers()).not.toHaveProperty('set-cookie');
    }
  }
});

test('Pages, routes and the start share one database client', async ({
  page,
  member,
  storefront,
}) => {
  await page.goto('/account');
  await page.request.get('/api/session');
  await page.request.get('/api/health');
  expect(storefront.output().match(/"event":"database_opened"/g)).toHaveLength(1);
});
