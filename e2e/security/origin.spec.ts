import { asStoreForm, currentCustomerToken, handOver, jonas, mira } from '../hand-over/store-form';
import { tickedConsents } from '../register/registering';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';

for (const [whence, headers] of [
  ['without an origin', {}],
  ['from another site', { origin: 'https://evil.example' }],
  ['from a sandboxed frame', { origin: 'null' }],
  ['from the sandbox', { origin: 'http://127.0.0.1:4010' }],
] as [string, Record<string, string>][]) {
  test(`A form sent ${whence} changes nothing`, async ({
    page,
    customer,
    sandbox,
    beSignedIn,
    browser,
    baseURL,
  }) => {
    const { email, password } = customer;
    const registration = await openForm(page.request, '/register', 'Create account');
    const refused = [await registration.send({ email, password, ...tickedConsents }, headers)];
    expect(await sandbox.calls('POST /customers')).toEqual([]);
    await customer.register();
    const calls = (await sandbox.calls('POST /auths')).length;
    const login = await openForm(page.request, '/login', 'Sign in');
    refused.push(await login.send({ email, password }, headers));
    expect(await sandbox.calls('POST /auths')).toHaveLength(calls);
    expect(await (await page.request.get('/api/session')).json()).toEqual({ state: 'guest' });
    await beSignedIn();
    const signOut = await openForm(page.request, '/', 'Sign out');
    refused.push(await signOut.send({}, headers));
    const capture = await openForm(page.request, '/capture', 'Save and continue');
    refused.push(await capture.send({ firstName: 'Mallory' }, headers));
    const elsewhere = await browser.newPage({ baseURL });
    await beSignedIn(elsewhere);
    for (const button of [', first seen ', 'Sign out everywhere']) {
      const ending = await openForm(page.request, '/account/sessions', button);
      refused.push(await ending.send({}, headers));
    }
    expect(await sandbox.calls('DELETE /refresh_tokens')).toEqual([]);
    expect(await (await elsewhere.request.get('/api/session')).json()).toMatchObject({
      name: customer.name,
    });
    await elsewhere.close();
    expect(await (await page.request.get('/api/session')).json()).toMatchObject({
      name: customer.name,
    });
    expect(await customer.read()).toMatchObject({ firstName: customer.firstName });
    for (const answer of refused) {
      expect(answer.status()).toBe(403);
      expect(await answer.text()).toContain('This form was not sent from our website.');
      expect(answer.headers()).not.toHaveProperty('set-cookie');
      expect(answer.headers()).not.toHaveProperty('location');
    }
  });
}

test('The same forms work from our own pages', async ({ page, customer, sandbox }) => {
  const { email, password } = customer;
  const registration = await openForm(page.request, '/register', 'Create account');
  const answer = await registration.send({ email, password, ...tickedConsents });
  expect(answer.headers().location).toBe('/capture');
  expect(await sandbox.calls('POST /customers')).toHaveLength(1);
  const signOut = await openForm(page.request, '/', 'Sign out');
  await signOut.send();
  expect(await (await page.request.get('/api/session')).json()).toEqual({ state: 'guest' });
});

test("What the store's pages may ask, nobody else's may, our own included", async ({
  request,
  sandbox,
  baseURL,
}) => {
  const token = await currentCustomerToken(request, sandbox, mira);
  for (const origin of [
    undefined,
    'null',
    'https://evil.example',
    baseURL,
    `${sandbox.url}.evil.example`,
  ]) {
    const headers = { ...asStoreForm(''), ...(origin === undefined ? {} : { origin }) };
    const refused = [
      await request.post('/api/current-customer', { headers, data: { token } }),
      await request.post('/api/current-customer/session', { headers, form: { token } }),
      await request.fetch('/api/current-customer', { method: 'OPTIONS', headers }),
    ];
    for (const answer of refused) {
      expect(answer.status(), origin).toBe(403);
      expect(answer.headers()).not.toHaveProperty('access-control-allow-origin');
      expect(answer.headers()).not.toHaveProperty('set-cookie');
    }
  }
  const asScript = { headers: { origin: sandbox.url }, form: { token } };
  expect((await request.post('/api/current-customer/session', asScript)).status()).toBe(403);
  const inAddress = { headers: { origin: sandbox.url }, data: { token } };
  expect((await request.post(`/api/current-customer?token=${token}`, inAddress)).status()).toBe(
    400,
  );

  const asked = await request.post('/api/current-customer', inAddress);
  expect(asked.headers()).toMatchObject({
    'access-control-allow-origin': sandbox.url,
    'cache-control': 'no-store',
    vary: expect.stringContaining('Origin'),
  });
  expect(await asked.json()).toMatchObject({
    purchases: [{ name: '2 × Usher’s torch' }, {}, {}, {}, {}, {}],
  });
  const handed = await handOver(request, sandbox, jonas);
  expect(handed.status()).toBe(303);
  expect(handed.headers().location).toBe(`${baseURL}/hand-over`);
  expect(handed.headers()['set-cookie']).not.toContain('foyer-session');
});
