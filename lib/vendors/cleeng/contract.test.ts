import { describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/test-sandbox';
import { createAuth, refreshAuth } from './auths';
import { CleengTokenRefused } from './client';
import { createCustomer, fetchCustomer } from './customers';
import { fetchLocale } from './locales';

const sandbox = ownSandbox();

const anna = { email: 'anna@example.com', password: 'anna-sandbox-1' };
const newcomer = {
  email: 'newcomer@example.com',
  password: 'newcomer-1',
  country: 'NL',
  currency: 'EUR',
  locale: 'nl_NL',
  customerIp: null,
};
const fail = (fault: object) => sandbox.control('fail', { vendor: 'cleeng', ...fault });
const signIn = async () => {
  const { customerId, tokens } = await createAuth(anna.email, anna.password, null);
  return { customerId, jwt: tokens.jwt, refreshToken: tokens.refreshToken ?? '' };
};

describe('locales', () => {
  it('say where an address is', async () => {
    expect(await fetchLocale('192.0.2.1')).toEqual({ country: 'NL', currency: 'EUR', locale: 'nl_NL' });
    expect(await fetchLocale('203.0.113.9')).toMatchObject({ country: 'GB', currency: 'GBP' });
  });

  it('say where we are, where no address is known', async () => {
    expect(await fetchLocale(null)).toMatchObject({ country: 'US' });
    expect(await sandbox.calls()).toEqual(['GET /locales 200']);
  });

  it('refuse what is no address', async () => {
    await expect(fetchLocale('nowhere')).rejects.toMatchObject({ name: 'VendorError', failure: 'refused' });
  });
});

describe('registering', () => {
  it('makes a customer whose token is verified', async () => {
    const { customerId, tokens } = await createCustomer({ ...newcomer, customerIp: '192.0.2.1' });
    expect(tokens.expiresAt.getTime()).toBeGreaterThan(Date.now());
    expect(await fetchCustomer(customerId, tokens.jwt)).toEqual({
      customerId,
      email: newcomer.email,
      firstName: '',
      lastName: '',
    });
  });

  it.each<[string, object, string, object[]]>([
    ['an address that is taken', { email: 'ANNA@example.com' }, 'email_taken', [at('email', 'email_taken')]],
    [
      'an address that cannot be reached',
      { email: 'ann@undeliverable.example' },
      'email_invalid',
      [at('email', 'email_invalid')],
    ],
    ['a body that Cleeng finds wrong', { country: 'UK' }, 'vendor_refused', []],
  ])('is refused for %s', async (_, changes, code, faults) => {
    await expect(createCustomer({ ...newcomer, ...changes })).rejects.toMatchObject({
      name: 'Refusal',
      code,
      faults,
    });
  });

  it('is refused where Cleeng wants a captcha, or dislikes the one it got', async () => {
    await sandbox.control('settings', { captcha: true });
    await expect(createCustomer(newcomer)).rejects.toMatchObject({ code: 'captcha_required' });
    await sandbox.control('settings', { captcha: false });
    await fail({ path: '/customers', method: 'POST', fault: 429 }); // The documented 429 of this call is CPT0002.
    await expect(createCustomer(newcomer)).rejects.toMatchObject({ code: 'captcha_required' });
  });

  it('is out of order where the publisher lacks the plan', async () => {
    await sandbox.control('settings', { enterpriseAccountRequired: true });
    await expect(createCustomer(newcomer)).rejects.toMatchObject({ name: 'VendorError', failure: 'refused' });
  });
});

describe('signing in', () => {
  it('gives a verified pair', async () => {
    const { customerId, tokens } = await createAuth(anna.email, anna.password, '192.0.2.1');
    expect(customerId).toBe('100000001');
    expect(tokens.refreshToken).toMatch(/^\w{32,}$/);
    expect(tokens.expiresAt.getTime()).toBeGreaterThan(Date.now() + 10 * 60_000);
  });

  it.each(['jwtCarriesKid', 'jwtCarriesEmail'])(
    'works where the token lacks what %s says',
    async (setting) => {
      await sandbox.control('settings', { [setting]: false, customerIdInJwt: 'string' });
      expect(await signIn()).toMatchObject({ customerId: '100000001' });
    },
  );

  it.each([
    ['a wrong password', anna.email, 'wrong'],
    ['an unknown address', 'nobody@example.com', anna.password],
    ["another publisher's customer", 'elsewhere@example.com', 'elsewhere-sandbox-1'],
  ])('is refused alike for %s', async (_, email, password) => {
    await expect(createAuth(email, password, null)).rejects.toMatchObject({
      code: 'wrong_credentials',
      faults: [],
    });
  });
});

describe('a refresh token', () => {
  it('gives a new pair, once', async () => {
    const { customerId, refreshToken } = await signIn();
    const renewed = await refreshAuth(refreshToken);
    expect(renewed.customerId).toBe(customerId);
    expect(renewed.tokens.refreshToken).not.toBe(refreshToken);
    await expect(refreshAuth(refreshToken)).rejects.toThrow(CleengTokenRefused);
    await refreshAuth(renewed.tokens.refreshToken ?? '');
  });

  it.each([400, 401, 422])('that is dead is refused for good with status %i', async (status) => {
    await sandbox.control('settings', { deadRefreshTokenStatus: status });
    await expect(refreshAuth('dead')).rejects.toThrow(CleengTokenRefused);
  });

  it('dies of age', async () => {
    const { refreshToken } = await signIn();
    await sandbox.control('advance', { seconds: 100 * 86_400 });
    await expect(refreshAuth(refreshToken)).rejects.toThrow(CleengTokenRefused);
  });

  it('that is no token is refused for good', async () => {
    await expect(refreshAuth('')).rejects.toThrow(CleengTokenRefused);
  });
});

describe('a JWT', () => {
  it.each<[string, () => Promise<string>]>([
    ['is altered', async () => `${(await signIn()).jwt.slice(0, -4)}AAAA`],
    ['is none', async () => 'x'],
    ['is empty', async () => ''],
    [
      'expired',
      async () => {
        const { jwt } = await signIn();
        await sandbox.control('advance', { seconds: 901 });
        return jwt;
      },
    ],
  ])('is refused for good where it %s', async (_, make) => {
    await expect(fetchCustomer('100000001', await make())).rejects.toThrow(CleengTokenRefused);
  });

  it('is not refused for good where it is good and speaks of somebody else', async () => {
    const { jwt } = await signIn();
    await expect(fetchCustomer('100000002', jwt)).rejects.toMatchObject({
      name: 'VendorError',
      failure: 'refused',
    });
  });
});

function at(field: string, code: string) {
  return { field, code };
}
