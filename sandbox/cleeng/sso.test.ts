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
});
