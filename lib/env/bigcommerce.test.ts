import { describe, expect, it } from 'vitest';
import { readEnvironment } from './env';

const sandboxed = {
  DATABASE_URL: 'postgresql://foyer@127.0.0.1/foyer',
  SESSION_KEYS: Buffer.alloc(32, 'k').toString('base64url'),
  VISITOR_ADDRESS: 'forwarded:1',
};
const real = {
  ...sandboxed,
  APP_URL: 'https://shop.example',
  CLEENG_API_URL: 'https://mediastoreapi.example',
  CLEENG_JWKS_URL: 'https://auth.example/.well-known/jwks.json',
  CLEENG_PUBLISHER_ID: '111222333',
};
const secrets = {
  BIGCOMMERCE_CLIENT_SECRET: 'f'.repeat(64),
  BIGCOMMERCE_ACCESS_TOKEN: 'token',
};
const store = {
  BIGCOMMERCE_CLIENT_ID: 'app1',
  BIGCOMMERCE_STORE_HASH: 'abc123',
  BIGCOMMERCE_STORE_URL: 'https://store.example/',
  ...secrets,
};
const storeOf = (source: Record<string, string>) =>
  readEnvironment(source).environment?.bigcommerce;
const blamed = (source: Record<string, string>) =>
  readEnvironment(source).problems.map((problem) => problem.split(' ')[0]);

describe('the store', () => {
  it('is that of the sandbox without vendors', () => {
    expect(storeOf({ ...sandboxed, SANDBOX_URL: 'https://store.example/sandbox' })).toEqual({
      clientId: 'foyerclientid0000000000000000000',
      clientSecret: 'sandbox-client-secret-of-31-byte',
      storeHash: 'foyer1store',
      accessToken: 'sandbox-access-token',
      apiUrl: 'http://127.0.0.1:4010/bigcommerce',
      storeOrigin: 'https://store.example',
    });
  });

  it("takes the sandbox's secrets from the environment", () => {
    expect(storeOf({ ...sandboxed, ...secrets })).toMatchObject({
      clientSecret: secrets.BIGCOMMERCE_CLIENT_SECRET,
      storeHash: 'foyer1store',
      accessToken: 'token',
    });
  });

  it('is missing beside a real Cleeng', () => {
    expect(storeOf(real)).toBeNull();
    expect(blamed({ ...real, ...secrets })).toEqual(Object.keys(secrets));
  });

  it.each([
    ['a real Cleeng', real],
    ["the sandbox's Cleeng", sandboxed],
  ])('is the configured one beside %s', (_, around) => {
    expect(storeOf({ ...around, ...store })).toEqual({
      clientId: 'app1',
      clientSecret: secrets.BIGCOMMERCE_CLIENT_SECRET,
      storeHash: 'abc123',
      accessToken: 'token',
      apiUrl: 'https://api.bigcommerce.com',
      storeOrigin: 'https://store.example',
    });
  });

  it.each(['BIGCOMMERCE_CLIENT_ID', 'BIGCOMMERCE_STORE_HASH', 'BIGCOMMERCE_STORE_URL'] as const)(
    'is not configured by %s alone',
    (name) => {
      const missing = Object.keys(store).filter((other) => other !== name);
      expect(blamed({ ...real, [name]: store[name] })).toEqual(missing);
      expect(blamed({ ...sandboxed, [name]: store[name] })).toEqual(missing);
    },
  );

  it.each([
    ['BIGCOMMERCE_CLIENT_SECRET', 'a'.repeat(30)],
    ['BIGCOMMERCE_STORE_HASH', 'abc/../other'],
    ['BIGCOMMERCE_ACCESS_TOKEN', 'two words'],
    ['BIGCOMMERCE_STORE_URL', 'http://store.example'],
    ['BIGCOMMERCE_STORE_URL', 'https://store.example/shop'],
    ['BIGCOMMERCE_API_URL', 'http://api.example'],
  ])('refuses %s=%s', (name, value) => {
    expect(blamed({ ...real, ...store, [name]: value })).toEqual([name]);
  });

  it('is required when only its management API is set', () => {
    expect(blamed({ ...real, BIGCOMMERCE_API_URL: 'https://api.example' })).toEqual([
      'BIGCOMMERCE_API_URL',
    ]);
  });
});

describe('a public demo', () => {
  const demo = {
    ...sandboxed,
    APP_URL: 'https://demo.example',
    DEMO: 'true',
    SANDBOX_ADMIN_TOKEN: 'sixteen-or-longer',
    CLEENG_PUBLISHER_TOKEN: 'our-own-publisher-token',
    SANDBOX_URL: 'https://sandbox.example',
    KUSTOMER_CHAT_SECRET: 'a'.repeat(32),
  };

  it('starts with its own secrets', () => {
    expect(storeOf({ ...demo, ...secrets })).toMatchObject({
      storeOrigin: 'https://sandbox.example',
    });
  });

  it('refuses the secrets in our source', () => {
    expect(blamed(demo)).toEqual(Object.keys(secrets));
    const fixed = storeOf(sandboxed);
    expect(
      blamed({
        ...demo,
        BIGCOMMERCE_CLIENT_SECRET: fixed?.clientSecret ?? '',
        BIGCOMMERCE_ACCESS_TOKEN: fixed?.accessToken ?? '',
      }),
    ).toEqual(Object.keys(secrets));
  });

  it('refuses a real store', () => {
    expect(blamed({ ...demo, ...store })).toEqual(['DEMO']);
  });
});
