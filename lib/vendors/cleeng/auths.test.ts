import { describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { createAuth, deleteRefreshTokens, refreshAuth } from './auths';
import { fetchCustomer } from './customers';
import { CleengTokenRefused } from './refusals';
import { signIn } from './test-customer';

const sandbox = ownSandbox();

const anna = { email: 'anna@example.com', password: 'anna-sandbox-1' };

describe('signing in', () => {
  it('returns a pair with a verified JWT', async () => {
    const { customerId, tokens } = await createAuth(anna.email, anna.password, '192.0.2.1');
    expect(customerId).toBe('100000001');
    expect(tokens.refreshToken).toMatch(/^\w{32,}$/);
    expect(tokens.expiresAt.getTime()).toBeGreaterThan(Date.now() + 10 * 60_000);
  });

  it('tells Cleeng the address of the visitor, with or without an offer', async () => {
    for (const [address, offerId] of [
      ['192.0.2.1', null],
      ['192.0.2.2', 'S916977979_NL'],
      ['192.0.2.3', 'S000000000_XX'],
    ] as const) {
      const { customerId, tokens } = await createAuth(anna.email, anna.password, address, offerId);
      const response = await fetch(`${sandbox.url}/cleeng/customers/${customerId}`, {
        headers: { authorization: `Bearer ${tokens.jwt}` },
      });
      expect(await response.json()).toMatchObject({ responseData: { lastUserIp: address } });
    }
  });

  it.each(['jwtCarriesKid', 'jwtCarriesEmail'])(
    'works with the setting %s off',
    async (setting) => {
      await sandbox.control('settings', { [setting]: false, customerIdInJwt: 'string' });
      expect(await signIn('anna')).toMatchObject({ customerId: '100000001' });
    },
  );

  it.each([
    ['a wrong password', anna.email, 'wrong'],
    ['an unknown address', 'nobody@example.com', anna.password],
    ["another publisher's customer", 'elsewhere@example.com', 'elsewhere-sandbox-1'],
  ])('is refused the same for %s', async (_, email, password) => {
    await expect(createAuth(email, password, null)).rejects.toMatchObject({
      code: 'wrong_credentials',
      faults: [],
    });
  });
});

describe('signing in for an offer', () => {
  const monthly = 'S916977979_NL';

  it('names the offer instead of the publisher', async () => {
    await createAuth(anna.email, anna.password, null, monthly);
    await createAuth(anna.email, anna.password, null);
    expect(await sandbox.calls()).toEqual([`POST /auths 200 for ${monthly}`, 'POST /auths 200']);
  });

  it('works where the offer no longer exists', async () => {
    const { customerId } = await createAuth(anna.email, anna.password, null, 'S000000000_XX');
    expect(customerId).toBe('100000001');
    expect(await sandbox.calls()).toEqual(['POST /auths 422 for S000000000_XX', 'POST /auths 200']);
  });

  it('is refused with a wrong password, without a retry', async () => {
    await expect(createAuth(anna.email, 'wrong', null, monthly)).rejects.toMatchObject({
      code: 'wrong_credentials',
    });
    expect(await sandbox.calls()).toEqual([`POST /auths 401 for ${monthly}`]);
  });
});

describe('a refresh token', () => {
  it('returns a new pair once', async () => {
    const { customerId, refreshToken } = await signIn('anna');
    const renewed = await refreshAuth(refreshToken, customerId);
    expect(renewed.customerId).toBe(customerId);
    expect(renewed.tokens.refreshToken).not.toBe(refreshToken);
    await expect(refreshAuth(refreshToken, customerId)).rejects.toThrow(CleengTokenRefused);
    await refreshAuth(renewed.tokens.refreshToken ?? '', customerId);
  });

  it("refuses another customer's pair", async () => {
    const [{ refreshToken }, ben] = [await signIn('anna'), await signIn('ben')];
    await expect(refreshAuth(refreshToken, ben.customerId)).rejects.toMatchObject({
      name: 'VendorError',
      failure: 'malformed',
      message: expect.stringContaining('another customer'),
    });
  });

  it.each([400, 401, 422])(
    'that is no longer valid is refused for good with status %i',
    async (status) => {
      await sandbox.control('settings', { deadRefreshTokenStatus: status });
      await expect(refreshAuth('dead', '100000001')).rejects.toThrow(CleengTokenRefused);
    },
  );

  it('expires', async () => {
    const { customerId, refreshToken } = await signIn('anna');
    await sandbox.control('advance', { seconds: 100 * 86_400 });
    await expect(refreshAuth(refreshToken, customerId)).rejects.toThrow(CleengTokenRefused);
  });

  it('that is empty is refused for good', async () => {
    await expect(refreshAuth('', '100000001')).rejects.toThrow(CleengTokenRefused);
  });

  it.each([404, 408, 429, 500, 503])(
    'stays valid where a gateway responds with %i',
    async (fault) => {
      const { customerId, refreshToken } = await signIn('anna');
      await sandbox.control('fail', { vendor: 'cleeng', path: '/auths/refresh_token', fault });
      await expect(refreshAuth(refreshToken, customerId)).rejects.toMatchObject({
        name: 'VendorError',
      });
      await refreshAuth(refreshToken, customerId);
    },
  );
});

describe('signing out everywhere', () => {
  it('kills the refresh tokens of every device of this customer alone', async () => {
    const [phone, laptop, ben] = [await signIn('anna'), await signIn('anna'), await signIn('ben')];
    await deleteRefreshTokens(phone);
    await expect(refreshAuth(phone.refreshToken, phone.customerId)).rejects.toThrow(
      CleengTokenRefused,
    );
    await expect(refreshAuth(laptop.refreshToken, laptop.customerId)).rejects.toThrow(
      CleengTokenRefused,
    );
    await refreshAuth(ben.refreshToken, ben.customerId);
  });

  it('does not revoke JWTs or later pairs', async () => {
    const { customerId, jwt } = await signIn('anna');
    await deleteRefreshTokens({ customerId, jwt });
    expect(await fetchCustomer({ customerId, jwt })).toMatchObject({ email: anna.email });
    await refreshAuth((await signIn('anna')).refreshToken, customerId);
  });

  it('is refused for good without a valid JWT', async () => {
    await expect(deleteRefreshTokens({ customerId: '1', jwt: 'x' })).rejects.toThrow(
      CleengTokenRefused,
    );
  });
});
