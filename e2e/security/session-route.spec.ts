import { expect, test } from '../support/fixtures';
import { sessionOf } from '../support/session';

test('Scripts learn who is signed in, and nothing else', async ({ page, customer, signIn }) => {
  await customer.register();
  const read = () => page.request.get('/api/session');
  const before = await read();
  expect(await before.json()).toEqual({ state: 'guest' });
  await signIn();
  const signedIn = await read();
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
  member,
  baseURL,
  copyCookies,
}) => {
  await page.goto('/');
  const copy = await copyCookies();
  expect(await sessionOf(copy)).toMatchObject({ state: 'signed-in' });
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
  expect(await sessionOf(copy)).toEqual({ state: 'guest' });
  const account = await copy.get('/account', { maxRedirects: 0 });
  expect(account.headers().location).toBe('/login?returnTo=%2Faccount');
  const again = await page.request.post('/api/session/end', { headers: { origin: baseURL ?? '' } });
  expect(await again.json()).toEqual({ state: 'guest' });
});

test('Another site, a request without an origin and a link do not end the session', async ({
  page,
  member,
}) => {
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
  expect(await sessionOf(page.request)).toMatchObject({
    state: 'signed-in',
  });
});
