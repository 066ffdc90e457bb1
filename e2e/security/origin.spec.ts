import { asStoreForm, currentCustomerToken, handOver, jonas, mira } from '../hand-over/store-form';
import { tickedConsents } from '../register/registering';
import { expect, test } from '../support/fixtures';
import { openForm } from '../support/http-form';
import { sessionOf } from '../support/session';

const foreign = { origin: 'https://evil.example' };

test('A form sent from another site changes nothing', async ({
  page,
  customer,
  sandbox,
  beSignedIn,
  secondBrowser,
}) => {
  const { email, password } = customer;
  const registration = await openForm(page.request, '/register', 'Create account');
  const refused = [await registration.send({ email, password, ...tickedConsents }, foreign)];
  expect(await sandbox.calls('POST /customers')).toEqual([]);
  await customer.register();
  const calls = (await sandbox.calls('POST /auths')).length;
  const login = await openForm(page.request, '/login', 'Sign in');
  refused.push(await login.send({ email, password }, foreign));
  expect(await sandbox.calls('POST /auths')).toHaveLength(calls);
  expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
  await beSignedIn();
  const signOut = await openForm(page.request, '/', 'Sign out');
  refused.push(await signOut.send({}, foreign));
  const capture = await openForm(page.request, '/capture', 'Save and continue');
  refused.push(await capture.send({ firstName: 'Mallory' }, foreign));
  await beSignedIn(secondBrowser);
  for (const button of [', first seen ', 'Sign out everywhere']) {
    const ending = await openForm(page.request, '/account/sessions', button);
    refused.push(await ending.send({}, foreign));
  }
  expect(await sandbox.calls('DELETE /refresh_tokens')).toEqual([]);
  expect(await sessionOf(secondBrowser.request)).toMatchObject({
    name: customer.name,
  });
  expect(await sessionOf(page.request)).toMatchObject({
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

test('A form sent without an origin, or with one that only looks like ours, changes nothing', async ({
  page,
  customer,
  sandbox,
  baseURL,
}) => {
  await customer.register();
  const { email, password } = customer;
  const calls = (await sandbox.calls('POST /auths')).length;
  const login = await openForm(page.request, '/login', 'Sign in');
  for (const origin of [null, 'null', sandbox.url, `${baseURL}.evil.example`, 'http://localhost']) {
    const response = await login.send({ email, password }, origin === null ? {} : { origin });
    expect(response.status(), String(origin)).toBe(403);
    expect(response.headers()).not.toHaveProperty('set-cookie');
  }
  expect(await sandbox.calls('POST /auths')).toHaveLength(calls);
});

test('The same forms work from our own pages', async ({ page, customer, sandbox }) => {
  const { email, password } = customer;
  const registration = await openForm(page.request, '/register', 'Create account');
  const answer = await registration.send({ email, password, ...tickedConsents });
  expect(answer.headers().location).toBe('/capture');
  expect(await sandbox.calls('POST /customers')).toHaveLength(1);
  const signOut = await openForm(page.request, '/', 'Sign out');
  await signOut.send();
  expect(await sessionOf(page.request)).toEqual({ state: 'guest' });
});

test("Only the store's pages may ask for its current customer, and not even our own", async ({
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
  const fromScript = {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-mode': 'cors',
    'sec-fetch-dest': 'empty',
  };
  const asScript = { headers: { origin: sandbox.url, ...fromScript }, form: { token } };
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
