import { expect, test } from '../support/fixtures';
import { atProvider } from './provider';

test('A sign-in starts for navigations alone', async ({
  page,
  request,
  sandbox,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(/503/);
  const requests: Record<string, Record<string, string>> = {
    'a prefetch': { 'sec-purpose': 'prefetch', 'sec-fetch-dest': 'document' },
    'a prerender': { 'sec-purpose': 'prefetch;prerender', 'sec-fetch-dest': 'document' },
    'a soft navigation': { rsc: '1', 'sec-fetch-dest': 'empty' },
    'a prefetch of Next': { rsc: '1', 'next-router-prefetch': '1' },
    'an image': { 'sec-fetch-dest': 'image' },
    'a frame': { 'sec-fetch-dest': 'iframe' },
    'a script': { 'sec-fetch-dest': 'empty' },
  };
  for (const [what, headers] of Object.entries(requests)) {
    await test.step(what, async () => {
      await request.get('/sso', { headers });
      const { cookies } = await request.storageState();
      expect(cookies.filter(({ name }) => name.includes('foyer-sso'))).toEqual([]);
      expect(await sandbox.providerCalls('GET /authorize')).toEqual([]);
    });
  }
  await page.goto('/');
  await page.evaluate(async () => {
    await fetch('/sso', { redirect: 'manual' });
  });
  expect(await page.context().cookies()).not.toContainEqual(
    expect.objectContaining({ name: expect.stringContaining('foyer-sso') }),
  );
  expect(await sandbox.providerCalls('GET /authorize')).toEqual([]);
});

test('A browser that does not say what it requests may sign in', async ({ request }) => {
  const response = await request.get('/sso', { maxRedirects: 0 });
  expect(response.status()).toBe(303);
  expect(response.headers()['cache-control']).toBe('no-store');
  const sent = new URL(response.headers().location ?? '').searchParams;
  expect(Object.fromEntries(sent)).toMatchObject({
    response_type: 'code',
    client_id: 'foyer-storefront',
    scope: 'openid profile email',
    code_challenge_method: 'S256',
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    state: expect.stringMatching(/.{20}/),
    nonce: expect.stringMatching(/.{20}/),
  });
});

test('The links of the pages to sign in and to register load no document before they are used', async ({
  page,
  sandbox,
}) => {
  for (const path of ['/login?returnTo=/account', '/register?returnTo=/account']) {
    await page.goto(path);
    const link = page.getByRole('link', { name: 'Continue with Sandbox ID' });
    await link.hover();
    await link.focus();
    await page.waitForLoadState('networkidle');
    expect(await sandbox.providerCalls('GET /authorize')).toEqual([]);
    await link.click();
    await expect(atProvider(page)).toBeVisible();
    await sandbox.reset();
  }
});

test('A customer who is signed in is led to what they came for', async ({
  page,
  member,
  sandbox,
}) => {
  await page.goto('/sso?returnTo=/account');
  await expect(page).toHaveURL('/account');
  for (const path of ['/sso/join', '/sso/link', '/sso/problem', '/sso/signed-out', '/sso']) {
    await page.goto(path);
    await expect(page, path).toHaveURL('/');
  }
  expect(await sandbox.providerCalls('GET /authorize')).toEqual([]);
});

test('Nobody is led to another site', async ({ page, request }) => {
  for (const returnTo of ['https://evil.example', '//evil.example', '/\\evil.example']) {
    await page.goto(`/sso/problem?problem=sso_cancelled&returnTo=${encodeURIComponent(returnTo)}`);
    const again = page.getByRole('link', { name: 'Try again with Sandbox ID' });
    await expect(again).toHaveAttribute('href', '/sso');
  }
  const problem = await request.get('/sso/problem?problem=<b>You have won</b>');
  expect(await problem.text()).not.toContain('You have won</b>');
});

test("Of next-auth's routes there is the callback of the provider alone", async ({
  request,
  baseURL,
}) => {
  for (const path of ['session', 'csrf', 'providers', 'signin', 'signin/sso', 'callback/other']) {
    expect((await request.get(`/api/auth/${path}`)).status(), path).toBe(404);
  }
  const headers = { origin: baseURL ?? '' };
  for (const path of ['callback/credentials', 'signin/sso', 'signout']) {
    const response = await request.post(`/api/auth/${path}`, { headers });
    expect([404, 405], path).toContain(response.status());
  }
  expect((await request.post('/api/auth/callback/sso', { headers })).status()).toBe(405);
});
