import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { failure, openSandbox, readTokens, success } from '../test-sandbox';

const sandbox = openSandbox();

const publisherToken = 'sandbox-publisher-token';

function sso(body: object, token?: string) {
  return sandbox.cleeng('POST', '/sso/auths', {
    body,
    headers: token ? { 'X-Publisher-Token': token } : {},
  });
}

describe('POST /sso/auths', () => {
  it.each([
    [{ customerEmail: 'anna@example.com' }, publisherToken],
    [{ customerId: 100000001 }, publisherToken],
    [{ customerEmail: 'anna@example.com', publisherToken }, undefined],
  ])('returns tokens for %j', async (body, token) => {
    const response = await sso({ customerIP: '192.0.2.3', ...body }, token);
    expect(response).toEqual(
      success({ jwt: expect.any(String), refreshToken: expect.any(String) }),
    );
    const { jwt } = readTokens(response);
    expect((await sandbox.cleeng('GET', '/customers/100000001', { jwt })).body).toMatchObject({
      responseData: { lastUserIp: '192.0.2.3' },
    });
  });

  it.each([
    [
      { customerEmail: 'anna@example.com' },
      undefined,
      401,
      'SANDBOX0005',
      'Invalid publisher token',
    ],
    [
      { customerEmail: 'anna@example.com' },
      'guessed',
      401,
      'SANDBOX0005',
      'Invalid publisher token',
    ],
    [
      { customerEmail: 'x@example.com' },
      publisherToken,
      404,
      'USER0004',
      'Customer customerEmail does not exist.',
    ],
    [
      { customerEmail: 'elsewhere@example.com' },
      publisherToken,
      422,
      'USER0003',
      'Customer is not associated with this publisher',
    ],
    [
      { customerEmail: 'anna@example.com', customerIP: 'localhost' },
      publisherToken,
      400,
      'REQ0001',
      'Invalid request body',
    ],
    [{ customerEmail: 5 }, publisherToken, 400, 'REQ0001', 'Invalid request body'],
    [{}, publisherToken, 400, 'REQ0001', 'Invalid request body'],
  ])('refuses %j with %s', async (body, token, status, code, text) => {
    expect(await sso(body, token)).toEqual(failure(status, code, text));
  });

  it.each([
    ['header', undefined, { publisherToken }],
    ['body', publisherToken, {}],
  ])('may take the token from the %s alone', async (ssoPublisherToken, token, body) => {
    const customer = { customerEmail: 'anna@example.com' };
    expect((await sso({ ...customer, ...body }, token)).status).toBe(200);
    await sandbox.control('settings', { ssoPublisherToken });
    expect((await sso({ ...customer, ...body }, token)).status).toBe(401);
    expect((await sso({ ...customer, publisherToken }, publisherToken)).status).toBe(200);
  });

  it('may return the tokens without an envelope', async () => {
    await sandbox.control('settings', { ssoAnswer: 'bare' });
    expect((await sso({ customerEmail: 'anna@example.com' }, publisherToken)).body).toEqual({
      jwt: expect.any(String),
      refreshToken: expect.any(String),
    });
  });

  it('may refuse a token with another status and code, or without one', async () => {
    await sandbox.control('settings', { ssoBadTokenStatus: 403, ssoBadTokenCode: 'AUTH0002' });
    expect(await sso({ customerEmail: 'anna@example.com' }, 'guessed')).toEqual(
      failure(403, 'AUTH0002', 'Invalid publisher token'),
    );
    await sandbox.control('settings', { ssoBadTokenCode: 'none' });
    expect((await sso({ customerEmail: 'anna@example.com' })).body).toEqual({
      errors: ['Invalid publisher token'],
    });
  });

  it.each([400, 422])('may refuse an unknown address with %s', async (ssoUnknownEmailStatus) => {
    await sandbox.control('settings', { ssoUnknownEmailStatus, ssoUnknownEmailCode: 'none' });
    expect(await sso({ customerEmail: 'x@example.com' }, publisherToken)).toMatchObject({
      status: ssoUnknownEmailStatus,
      body: { errors: ['Customer customerEmail does not exist.'] },
    });
  });

  it('may create the customer, once and without a consent', async () => {
    await sandbox.control('settings', { ssoUnknownEmail: 'created' });
    const body = { customerEmail: 'x@example.com', customerIP: '192.0.2.3' };
    const answers = await Promise.all([1, 2, 3].map(() => sso(body, publisherToken)));
    const ids = answers.map((answer) => decodeJwt(readTokens(answer).jwt).customerId);
    expect(new Set(ids).size).toBe(1);

    const [answer] = answers;
    const { jwt } = readTokens(answer ?? (await sso(body, publisherToken)));
    const own = `/customers/${ids[0]}`;
    expect((await sandbox.cleeng('GET', own, { jwt })).body).toMatchObject({
      responseData: { email: 'x@example.com', firstName: '', country: 'NL', externalId: '' },
    });
    expect((await sso({ customerEmail: 'no address' }, publisherToken)).status).toBe(404);
  });
});

it('may describe a customer without an externalId', async () => {
  await sandbox.control('settings', { customerCarriesExternalId: false });
  const { jwt } = readTokens(await sso({ customerEmail: 'anna@example.com' }, publisherToken));
  const { body } = await sandbox.cleeng('GET', '/customers/100000001', { jwt });
  expect(body).not.toHaveProperty('responseData.externalId');
});

describe('a sandbox with its own publisher token', () => {
  const own = 'a-token-of-this-publisher';
  const demo = openSandbox({ adminToken: 'an-admin-token-of-a-demo', publisherToken: own });

  it.each([
    [own, 200],
    [publisherToken, 401],
  ])('answers %s with %i', async (token, status) => {
    const response = await demo.cleeng('POST', '/sso/auths', {
      body: { customerEmail: 'anna@example.com' },
      headers: { 'X-Publisher-Token': token },
    });
    expect(response.status).toBe(status);
  });
});
