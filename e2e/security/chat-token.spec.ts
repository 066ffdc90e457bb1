import { expect, test } from '../support/fixtures';

test('A signed-in customer gets a token for the chat that names them alone, and a guest gets none', async ({
  page,
  customer,
  beSignedIn,
  baseURL,
}) => {
  const own = { origin: baseURL ?? '' };
  const ask = (options: Parameters<typeof page.request.post>[1] = {}, query = '') =>
    page.request.post(`/api/chat-token${query}`, { headers: own, ...options });
  const guest = await ask();
  expect([guest.status(), await guest.json()]).toEqual([401, { error: 'session_ended' }]);
  expect(guest.headers()['cache-control']).toBe('no-store');

  await customer.register();
  await beSignedIn();
  const given = await ask();
  expect(given.status()).toBe(200);
  expect(given.headers()['cache-control']).toBe('no-store');
  const { token, externalId, ...rest } = await given.json();
  expect([externalId, rest]).toEqual([expect.stringMatching(/^cleeng:[0-9a-f]{32}$/), {}]);
  const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());
  expect(Object.keys(claims).sort()).toEqual(['exp', 'externalId', 'iat']);
  expect(claims.externalId).toBe(externalId);

  const elsewhere: Record<string, string>[] = [
    {},
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ];
  for (const headers of elsewhere) {
    const refused = await ask({ headers });
    expect([refused.status(), await refused.json()]).toEqual([403, { error: 'foreign_origin' }]);
  }
  for (const [options, query] of [
    [{ data: { externalId: 'another-customer' } }, ''],
    [{ data: '{}' }, ''],
    [{ form: { externalId: 'another-customer' } }, ''],
    [{}, '?externalId=another-customer'],
  ] as const) {
    const refused = await ask(options, query);
    expect([refused.status(), await refused.json()]).toEqual([400, { error: 'body_invalid' }]);
  }
  expect((await page.request.get('/api/chat-token')).status()).toBe(405);
});
