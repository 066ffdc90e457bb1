import { describe, expect, it } from 'vitest';
import { failure, openSandbox, PUBLISHER_ID, readTokens, success } from '../test-sandbox';

const sandbox = openSandbox();

const dead = failure(422, 'SANDBOX0001', 'Refresh token is expired or does not exist');
const anna = { email: 'anna@example.com', password: 'anna-sandbox-1' };

describe('POST /auths', () => {
  it('returns the same as a registration', async () => {
    const response = await sandbox.cleeng('POST', '/auths', {
      body: { ...anna, publisherId: String(PUBLISHER_ID), customerIP: '192.0.2.9' },
    });
    expect(response).toEqual(
      success({
        jwt: expect.stringMatching(/^eyJ/),
        refreshToken: expect.any(String),
        customerToken: expect.any(String),
        customerId: 100000001,
      }),
    );
  });

  it('accepts an offer instead of the publisher, and an empty Authorization', async () => {
    const body = { ...anna, offerId: 'S916977979_NL', publisherId: '', customerIP: '' };
    const response = await sandbox.cleeng('POST', '/auths', {
      body,
      headers: { Authorization: '' },
    });
    expect(response.status).toBe(200);
  });

  it('records time and address', async () => {
    const body = { ...anna, publisherId: PUBLISHER_ID, customerIP: '192.0.2.9' };
    const { jwt } = readTokens(await sandbox.cleeng('POST', '/auths', { body }));
    const today = new Date().toISOString().slice(0, 10);
    expect((await sandbox.cleeng('GET', '/customers/100000001', { jwt })).body).toMatchObject({
      responseData: { lastUserIp: '192.0.2.9', lastLoginDate: expect.stringContaining(today) },
    });
  });

  it.each([
    [{ ...anna, password: 'wrong' }, 401, 'USER0001', 'Wrong email or password'],
    [{ ...anna, email: 'nobody@example.com' }, 401, 'USER0001', 'Wrong email or password'],
    [
      { email: 'elsewhere@example.com', password: 'elsewhere-sandbox-1' },
      422,
      'USER0003',
      'Customer is not associated with this publisher',
    ],
    [{ email: anna.email }, 400, 'REQ0001', 'Invalid request body'],
    [{ ...anna, password: 5 }, 400, 'REQ0001', 'Invalid request body'],
    [{ ...anna, publisherId: null }, 400, 'REQ0001', 'Invalid request body'],
    [{ ...anna, publisherId: 'ours' }, 400, 'REQ0001', 'Invalid request body'],
    [{ ...anna, customerIP: 'localhost' }, 400, 'REQ0001', 'Invalid request body'],
    [{ ...anna, email: 5 }, 400, 'REQ0001', 'Invalid request body'],
    [{ password: anna.password }, 400, 'REQ0001', 'Invalid request body'],
    [
      { ...anna, publisherId: '', offerId: 'S1_XX' },
      422,
      'REQ0100',
      'Offer or publisher not found',
    ],
    [{ ...anna, publisherId: 5 }, 422, 'REQ0100', 'Offer or publisher not found'],
  ])('refuses %j', async (body, status, code, text) => {
    const response = await sandbox.cleeng('POST', '/auths', {
      body: { publisherId: PUBLISHER_ID, ...body },
    });
    expect(response).toEqual(failure(status, code, text));
  });
});

describe('POST /auths/refresh_token', () => {
  it('returns a new pair and nothing else', async () => {
    const { refreshToken } = await sandbox.register();
    const response = await sandbox.refresh(refreshToken);
    expect(response).toEqual(
      success({ jwt: expect.any(String), refreshToken: expect.any(String) }),
    );
    const { responseData } = response.body as { responseData: object };
    expect(Object.keys(responseData)).toEqual(['jwt', 'refreshToken']);
    expect(readTokens(response).refreshToken).not.toBe(refreshToken);
  });

  it('accepts a token once', async () => {
    const { refreshToken } = await sandbox.register();
    const { refreshToken: next } = readTokens(await sandbox.refresh(refreshToken));
    expect(await sandbox.refresh(refreshToken)).toEqual(dead);
    expect((await sandbox.refresh(next)).status).toBe(200);
  });

  it('accepts one of two simultaneous refreshes', async () => {
    const { refreshToken } = await sandbox.register();
    const answers = await Promise.all([
      sandbox.refresh(refreshToken),
      sandbox.refresh(refreshToken),
    ]);
    const [winner, loser] = answers.sort((one, other) => one.status - other.status);
    expect(winner?.status).toBe(200);
    expect(loser).toEqual(dead);
  });

  it('keeps one token per device alive', async () => {
    const one = await sandbox.login(anna.email, anna.password);
    const other = await sandbox.login(anna.email, anna.password);
    expect((await sandbox.refresh(one.refreshToken)).status).toBe(200);
    expect((await sandbox.refresh(other.refreshToken)).status).toBe(200);
  });

  it('refuses an unknown token with the status in the setting', async () => {
    expect(await sandbox.refresh('f'.repeat(64))).toEqual(dead);
    await sandbox.control('settings', { deadRefreshTokenStatus: 401 });
    expect((await sandbox.refresh('f'.repeat(64))).status).toBe(401);
  });

  it.each([{}, [], '', '{', { refreshToken: '' }, { refreshToken: 5 }])(
    'refuses the body %j',
    async (body) => {
      expect(await sandbox.cleeng('POST', '/auths/refresh_token', { body })).toEqual(
        failure(422, 'SANDBOX0001', 'Missing or invalid parameter'),
      );
    },
  );

  it('has responseData null on a failure, with the setting', async () => {
    await sandbox.control('settings', { responseDataOnErrors: 'null' });
    expect((await sandbox.refresh('x')).body).toMatchObject({
      responseData: null,
      code: 'SANDBOX0001',
    });
  });

  it('refuses an expired token', async () => {
    const { refreshToken } = await sandbox.register();
    await sandbox.control('advance', { seconds: 100 * 24 * 60 * 60 });
    expect(await sandbox.refresh(refreshToken)).toEqual(dead);
  });
});

describe('DELETE /refresh_tokens', () => {
  it('revokes every refresh token of the customer, but not the JWT', async () => {
    const { jwt, refreshToken } = await sandbox.login(anna.email, anna.password);
    const elsewhere = await sandbox.login(anna.email, anna.password);
    const other = await sandbox.register();
    expect(await sandbox.cleeng('DELETE', '/refresh_tokens', { jwt })).toEqual(
      success({ success: true }),
    );
    expect(await sandbox.refresh(refreshToken)).toEqual(dead);
    expect(await sandbox.refresh(elsewhere.refreshToken)).toEqual(dead);
    expect((await sandbox.refresh(other.refreshToken)).status).toBe(200);
    expect((await sandbox.cleeng('GET', '/customers/100000001', { jwt })).status).toBe(200);
  });

  it('needs a JWT', async () => {
    expect(await sandbox.cleeng('DELETE', '/refresh_tokens')).toEqual(
      failure(401, 'AUTH0001', 'Missing required JWT'),
    );
  });
});
