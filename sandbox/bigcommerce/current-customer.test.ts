import { decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { openSandbox } from '../test-sandbox';
import { flaws } from './flaws';
import { askWho, keys, shopAs } from './test-store';

const sandbox = openSandbox();
const MIRA = 4927;
const secret = new TextEncoder().encode(keys.clientSecret);

async function tokenWith(settings: Record<string, unknown> = {}): Promise<string> {
  await sandbox.control('settings', settings);
  const { status, body } = await askWho(sandbox, await shopAs(sandbox, MIRA));
  expect(status).toBe(200);
  return String(body);
}

describe('the current customer', () => {
  it('is returned as text: a token signed with the client secret by HS512, valid for fifteen minutes', async () => {
    const cookie = await shopAs(sandbox, MIRA);
    const { status, headers, body } = await askWho(sandbox, cookie);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toMatch(/^text\/plain/);
    const { payload, protectedHeader } = await jwtVerify(String(body), secret, {
      algorithms: ['HS512'],
      issuer: 'bc/apps',
      audience: keys.clientId,
      maxTokenAge: '15m',
    });
    expect(protectedHeader).toEqual({ typ: 'JWT', alg: 'HS512' });
    expect(payload).toEqual({
      customer: { id: MIRA, email: 'mira@example.com', group_id: '0' },
      iss: 'bc/apps',
      sub: 'foyer1store',
      iat: expect.any(Number),
      exp: (payload.iat ?? 0) + 900,
      version: 1,
      aud: keys.clientId,
      application_id: keys.clientId,
      store_hash: 'foyer1store',
      operation: 'current_customer',
    });
  });

  it.each([
    ['a guest', '', keys.clientId],
    ['an invalid cookie', 'SHOP_SESSION_TOKEN=guessed', keys.clientId],
    ['another app', 'signed in', 'someotherclientid000000000000000'],
    ['no app', 'signed in', ''],
  ])('is a 404 for %s', async (_, cookie, clientId) => {
    const signedIn = cookie === 'signed in' ? await shopAs(sandbox, MIRA) : cookie;
    expect(await askWho(sandbox, signedIn, clientId)).toMatchObject({
      status: 404,
      body: { errors: ['Not found'] },
    });
  });

  it('is returned to pages of the store only', async () => {
    const cookie = await shopAs(sandbox, MIRA);
    const path = `/customer/current.jwt?app_client_id=${keys.clientId}`;
    const headers = { Cookie: cookie, Origin: 'http://localhost:3000' };
    const response = await sandbox.request('GET', path, { headers });
    expect(
      [...response.headers.keys()].filter((name) => name.startsWith('access-control-')),
    ).toEqual([]);
    expect((await sandbox.request('OPTIONS', path, { headers })).status).toBe(404);
  });

  it('is signed out after a week, and after signing out', async () => {
    const cookie = await shopAs(sandbox, MIRA);
    await sandbox.control('advance', { seconds: 7 * 24 * 60 * 60 - 60 });
    expect((await askWho(sandbox, cookie)).status).toBe(200);
    await sandbox.control('advance', { seconds: 60 });
    expect((await askWho(sandbox, cookie)).status).toBe(404);

    const second = await shopAs(sandbox, MIRA);
    await sandbox.request('POST', '/store/sign-out', {
      headers: { Cookie: second, Origin: sandbox.url },
    });
    expect((await askWho(sandbox, second)).status).toBe(404);
  });

  it('is listed among the calls, and fails as ordered', async () => {
    await sandbox.control('fail', {
      vendor: 'bigcommerce',
      path: '/customer/current.jwt',
      fault: 503,
    });
    expect(await askWho(sandbox)).toMatchObject({
      status: 503,
      body: { errors: ['Service Unavailable'] },
    });
    expect((await sandbox.request('GET', '/_/calls')).body).toMatchObject([
      { path: `/customer/current.jwt?app_client_id=${keys.clientId}`, status: 503 },
    ]);
  });
});

describe('a token with a flaw', () => {
  it('can be HS256 instead', async () => {
    const token = await tokenWith({ currentCustomerAlgorithm: 'HS256' });
    expect(decodeProtectedHeader(token)).toEqual({ typ: 'JWT', alg: 'HS256' });
    await jwtVerify(token, secret, { algorithms: ['HS256'] });
  });

  it.each([
    ['wrong-audience', { aud: expect.not.stringContaining(keys.clientId) }],
    ['wrong-issuer', { iss: 'bc' }],
    ['wrong-store', { sub: 'other1store', store_hash: 'other1store' }],
    ['wrong-operation', { operation: 'customer_login' }],
    ['integer-group-id', { customer: { id: MIRA, email: 'mira@example.com', group_id: 0 } }],
  ])('has %s', async (currentCustomerFlaw, claims) => {
    expect(decodeJwt(await tokenWith({ currentCustomerFlaw }))).toMatchObject(claims);
  });

  it('can lack the customer', async () => {
    expect(decodeJwt(await tokenWith({ currentCustomerFlaw: 'no-customer' }))).not.toHaveProperty(
      'customer',
    );
  });

  it.each([
    ['expired', -3600],
    ['issued-in-future', 3600],
  ])('can be %s', async (currentCustomerFlaw, seconds) => {
    const { iat = 0, exp = 0 } = decodeJwt(await tokenWith({ currentCustomerFlaw }));
    expect(Math.abs(iat - Date.now() / 1000 - seconds)).toBeLessThan(60);
    expect(exp - iat).toBe(900);
  });

  it('can be in quotation marks', async () => {
    await sandbox.control('settings', { currentCustomerFlaw: 'quoted' });
    const cookie = await shopAs(sandbox, MIRA);
    const path = `${sandbox.url}/customer/current.jwt?app_client_id=${keys.clientId}`;
    const response = await fetch(path, { headers: { Cookie: cookie } });
    expect(response.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await response.text()).toMatch(/^"eyJ[^"]+"$/);
  });

  it('still has a valid signature', async () => {
    for (const currentCustomerFlaw of flaws.filter((flaw) => flaw !== 'expired')) {
      await jwtVerify(await tokenWith({ currentCustomerFlaw }), secret);
    }
  });
});
