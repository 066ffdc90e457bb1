import { expect, test } from '../support/fixtures';

test('Scripts learn who is signed in, and not a word more', async ({ page, customer, signIn }) => {
  await customer.register();
  const asked = () => page.request.get('/api/session');
  const before = await asked();
  expect(await before.json()).toEqual({ state: 'guest' });
  await signIn();
  const signedIn = await asked();
  const { expiresAt, ...rest } = await signedIn.json();
  expect(rest).toEqual({ state: 'signed-in', name: customer.name });
  expect(expiresAt).toBe(new Date(expiresAt).toISOString());
  expect(new Date(expiresAt).getTime()).toBeGreaterThan(Date.now());
  for (const answer of [before, signedIn]) {
    expect(answer.headers()['cache-control']).toBe('no-store');
    expect(answer.headers()).not.toHaveProperty('set-cookie');
    // Neither a JWT nor anything else as long as a secret: a name and a date are all there is.
    expect(await answer.text()).not.toMatch(/eyJ|[\w-]{25,}/);
  }
});

test('A script ends the session, and a copied cookie with it', async ({
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
  const ended = await page.evaluate(async () => {
    const answer = await fetch('/api/session/end', { method: 'POST' });
    return {
      status: answer.status,
      stored: answer.headers.get('cache-control'),
      body: await answer.json(),
    };
  });
  expect(ended).toEqual({ status: 200, stored: 'no-store', body: { state: 'guest' } });
  const left = (await context.cookies()).map(({ name }) => name);
  expect(left.sort()).toEqual(['foyer-known-browser', 'foyer-language']);
  expect(await (await thief.get('/api/session')).json()).toEqual({ state: 'guest' });
  const account = await thief.get('/account', { maxRedirects: 0 });
  expect(account.headers().location).toBe('/login?returnTo=%2Faccount');
  const again = await page.request.post('/api/session/end', { headers: { origin: baseURL ?? '' } });
  expect(await again.json()).toEqual({ state: 'guest' });
  await thief.dispose();
});

test('Nobody else ends it: not another site, not a request without an origin, not a link', async ({
  page,
  customer,
  beSignedIn,
}) => {
  await customer.register();
  await beSignedIn();
  for (const headers of [{}, { origin: 'https://evil.example' }, { origin: 'null' }] as Record<
    string,
    string
  >[]) {
    const answer = await page.request.post('/api/session/end', { headers });
    expect(answer.status()).toBe(403);
    expect(await answer.json()).toEqual({ error: 'foreign_origin' });
    expect(answer.headers()).not.toHaveProperty('set-cookie');
  }
  expect((await page.request.get('/api/session/end')).status()).toBe(405);
  expect(await (await page.request.get('/api/session')).json()).toMatchObject({
    state: 'signed-in',
  });
});
