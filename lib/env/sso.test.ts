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
const provider = {
  SSO_ISSUER: 'https://id.example/',
  SSO_CLIENT_ID: 'our-client',
  SSO_CLIENT_SECRET: 'our-secret',
  SSO_NAME: 'Our ID',
  CLEENG_PUBLISHER_TOKEN: 'our-publisher-token',
};
const complete = { ...real, ...provider };
const ssoOf = (source: Record<string, string>) => readEnvironment(source).environment?.sso;
const blamed = (source: Record<string, string>) =>
  readEnvironment(source).problems.map((problem) => problem.split(' ')[0]);

describe('single sign-on', () => {
  it('is that of the sandbox without vendors, at its address for browsers', () => {
    const SANDBOX_URL = 'https://sandbox.example';
    expect(ssoOf({ ...sandboxed, SANDBOX_URL })).toMatchObject({
      issuer: 'https://sandbox.example/oidc',
      innerIssuer: 'http://127.0.0.1:4010/oidc',
      isOnlyWay: false,
      linksVerifiedEmail: false,
      scopes: 'openid profile email',
    });
  });

  it('is missing beside a real Cleeng', () => {
    expect(ssoOf(real)).toBeNull();
  });

  it('is that of the configured provider, whose issuer keeps its slash', () => {
    expect(ssoOf(complete)).toEqual({
      issuer: 'https://id.example/',
      innerIssuer: 'https://id.example/',
      clientId: 'our-client',
      clientSecret: 'our-secret',
      name: 'Our ID',
      publisherToken: 'our-publisher-token',
      isOnlyWay: false,
      linksVerifiedEmail: false,
      scopes: 'openid profile email',
    });
  });

  it.each(Object.keys(provider))('needs all five, or none: %s alone', (name) => {
    const others = Object.keys(provider).filter((other) => other !== name);
    const value = provider[name as keyof typeof provider];
    expect(blamed({ ...real, [name]: value }).sort()).toEqual(others.sort());
    expect(blamed({ ...complete, [name]: '' })).toEqual([name]);
  });

  it.each([
    ['SSO_ISSUER', 'http://id.example'],
    ['SSO_ISSUER', 'https://user:word@id.example'],
    ['SSO_ISSUER', 'https://id.example/?tenant=1'],
    ['SSO_ISSUER', 'id.example'],
    ['SSO_NAME', 'x'.repeat(41)],
    ['SSO_LINKS', 'always'],
    ['SSO_ONLY', 'yes'],
    ['SSO_SCOPES', 'profile email'],
    ['CLEENG_PUBLISHER_TOKEN', 'two words'],
  ])('takes no %s=%s', (name, value) => {
    expect(blamed({ ...complete, [name]: value })).toEqual([name]);
  });

  it('may be without https on this machine', () => {
    expect(blamed({ ...complete, SSO_ISSUER: 'http://127.0.0.1:8080/realms/our' })).toEqual([]);
  });

  it('can be the only way in, and link by verified address', () => {
    const SSO_ONLY = 'true';
    expect(ssoOf({ ...complete, SSO_ONLY, SSO_LINKS: 'verified-email' })).toMatchObject({
      isOnlyWay: true,
      linksVerifiedEmail: true,
    });
    expect(ssoOf({ ...sandboxed, SSO_ONLY })).toMatchObject({ isOnlyWay: true });
    const takesPasswords = (source: Record<string, string>) =>
      readEnvironment(source).environment?.takesPasswords;
    expect([complete, { ...complete, SSO_ONLY }, real].map(takesPasswords)).toEqual([
      true,
      false,
      true,
    ]);
  });

  it('cannot be the only way in without a provider', () => {
    expect(blamed({ ...real, SSO_ONLY: 'true' })).toEqual(['SSO_ONLY']);
  });
});

describe('single sign-on of a public demo', () => {
  const demo = {
    ...sandboxed,
    APP_URL: 'https://demo.example',
    DEMO: 'true',
    SANDBOX_ADMIN_TOKEN: 'sixteen-or-longer',
    SANDBOX_URL: 'https://sandbox.example',
    BIGCOMMERCE_CLIENT_SECRET: 'a'.repeat(31),
    BIGCOMMERCE_ACCESS_TOKEN: 'a-token-of-its-own',
    KUSTOMER_CHAT_SECRET: 'a'.repeat(32),
  };

  it.each<Record<string, string>>([{}, { CLEENG_PUBLISHER_TOKEN: 'sandbox-publisher-token' }])(
    'needs a publisher token of its own: not %j',
    (given) => {
      expect(blamed({ ...demo, ...given })).toEqual(['CLEENG_PUBLISHER_TOKEN']);
    },
  );

  it('works with one', () => {
    const CLEENG_PUBLISHER_TOKEN = 'our-own-publisher-token';
    expect(ssoOf({ ...demo, CLEENG_PUBLISHER_TOKEN })).toMatchObject({
      publisherToken: CLEENG_PUBLISHER_TOKEN,
    });
  });
});
