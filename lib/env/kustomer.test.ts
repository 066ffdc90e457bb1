import { UnsecuredJWT } from 'jose';
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
const secret = 's'.repeat(32);
const chat = { KUSTOMER_API_KEY: 'eyJh.eyJv.', KUSTOMER_CHAT_SECRET: secret };
const chatOf = (source: Record<string, string>) => readEnvironment(source).environment?.kustomer;
const blamed = (source: Record<string, string>) =>
  readEnvironment(source).problems.map((problem) => problem.split(' ')[0]);

describe('the chat', () => {
  it('is that of the sandbox without vendors, at its address for browsers', () => {
    expect(chatOf({ ...sandboxed, SANDBOX_URL: 'https://sandbox.example' })).toEqual({
      apiKey: 'sandbox-kustomer-key',
      chatSecret: 'sandbox-kustomer-secret-32-bytes-long!',
      widgetUrl: 'https://sandbox.example/kustomer/chat-web/widget.js',
      hosts: [],
      brandId: null,
      adoptsGuestChat: false,
      onlyReportsPolicy: false,
      contactUrl: 'mailto:hello@foyer.example',
    });
  });

  it("takes the sandbox's secret from the environment", () => {
    expect(chatOf({ ...sandboxed, KUSTOMER_CHAT_SECRET: secret })).toMatchObject({
      apiKey: 'sandbox-kustomer-key',
      chatSecret: secret,
    });
  });

  it('is missing beside a real Cleeng', () => {
    expect(chatOf(real)).toBeNull();
    expect(blamed({ ...real, KUSTOMER_CHAT_SECRET: secret })).toEqual(['KUSTOMER_CHAT_SECRET']);
  });

  it.each([
    ['a real Cleeng', real],
    ["the sandbox's Cleeng", sandboxed],
  ])('is that of the configured organisation beside %s', (_, around) => {
    expect(chatOf({ ...around, ...chat })).toEqual({
      apiKey: chat.KUSTOMER_API_KEY,
      chatSecret: secret,
      widgetUrl: 'https://cdn.kustomerapp.com/chat-web/widget.js',
      hosts: ['https://*.kustomerapp.com', 'https://*.pndsn.com', 'https://*.pubnubapi.com'],
      brandId: null,
      adoptsGuestChat: false,
      onlyReportsPolicy: false,
      contactUrl: null,
    });
  });

  it('allows one host only when KUSTOMER_API_URL is set', () => {
    const KUSTOMER_API_URL = 'https://foyer.api.kustomerapp.com/';
    expect(chatOf({ ...real, ...chat, KUSTOMER_API_URL })?.hosts).toEqual([
      'https://foyer.api.kustomerapp.com',
      'https://*.pndsn.com',
      'https://*.pubnubapi.com',
    ]);
  });

  it('adopts guest chats and only reports violations when configured', () => {
    const set = {
      KUSTOMER_GUEST_CHAT: 'adopt',
      KUSTOMER_POLICY: 'report',
      KUSTOMER_BRAND_ID: 'cinema',
      CONTACT_URL: 'https://shop.example/help',
    };
    expect(chatOf({ ...real, ...chat, ...set })).toMatchObject({
      adoptsGuestChat: true,
      onlyReportsPolicy: true,
      brandId: 'cinema',
      contactUrl: 'https://shop.example/help',
    });
  });

  it.each([
    ['KUSTOMER_API_KEY', 'two words'],
    ['KUSTOMER_CHAT_SECRET', 's'.repeat(31)],
    ['KUSTOMER_WIDGET_URL', 'http://cdn.example/widget.js'],
    ['KUSTOMER_API_URL', 'https://foyer.api.example/v1'],
    ['KUSTOMER_API_URL', 'http://foyer.api.example'],
    ['KUSTOMER_GUEST_CHAT', 'merge'],
    ['KUSTOMER_POLICY', 'off'],
    ['CONTACT_URL', 'javascript:alert(1)'],
    ['CONTACT_URL', 'http://shop.example/help'],
  ])('refuses %s=%s', (name, value) => {
    expect(blamed({ ...real, ...chat, [name]: value })).toEqual([name]);
  });

  const keyWith = (...roles: string[]) => new UnsecuredJWT({ roles }).encode();

  it('refuses a key that allows more than chat', () => {
    const blamedFor = (KUSTOMER_API_KEY: string) => blamed({ ...real, ...chat, KUSTOMER_API_KEY });
    expect(blamedFor(keyWith('org.tracking'))).toEqual([]);
    expect(blamedFor(keyWith('org.admin', 'org.user'))).toEqual(['KUSTOMER_API_KEY']);
    expect(blamedFor(keyWith('org.tracking', 'org.user'))).toEqual(['KUSTOMER_API_KEY']);
  });

  it('refuses a secret in place of the key', () => {
    const key = keyWith('org.tracking');
    expect(blamed({ ...real, KUSTOMER_API_KEY: secret, KUSTOMER_CHAT_SECRET: key })).toEqual([
      'KUSTOMER_CHAT_SECRET',
    ]);
    expect(blamed({ ...real, KUSTOMER_API_KEY: secret, KUSTOMER_CHAT_SECRET: secret })).toEqual([
      'KUSTOMER_CHAT_SECRET',
    ]);
  });

  it('counts the bytes of its secret, not its characters', () => {
    expect(blamed({ ...real, ...chat, KUSTOMER_CHAT_SECRET: 'é'.repeat(16) })).toEqual([]);
  });

  it('refuses a partial configuration', () => {
    expect(blamed({ ...real, KUSTOMER_API_KEY: 'key' })).toEqual(['KUSTOMER_CHAT_SECRET']);
    const addresses = {
      KUSTOMER_WIDGET_URL: 'https://cdn.example/widget.js',
      KUSTOMER_API_URL: 'https://foyer.api.example',
    };
    for (const around of [real, sandboxed]) {
      expect(blamed({ ...around, ...addresses })).toEqual(Object.keys(addresses));
    }
  });
});

describe('the chat of a public demo', () => {
  const demo = {
    ...sandboxed,
    APP_URL: 'https://demo.example',
    DEMO: 'true',
    SANDBOX_ADMIN_TOKEN: 'sixteen-or-longer',
    CLEENG_PUBLISHER_TOKEN: 'our-own-publisher-token',
    SANDBOX_URL: 'https://sandbox.example',
    BIGCOMMERCE_CLIENT_SECRET: 'a'.repeat(31),
    BIGCOMMERCE_ACCESS_TOKEN: 'a-token-of-its-own',
  };

  it('refuses the secret in our source', () => {
    expect(blamed({ ...demo, KUSTOMER_CHAT_SECRET: secret })).toEqual([]);
    expect(blamed(demo)).toEqual(['KUSTOMER_CHAT_SECRET']);
    const fixed = chatOf(sandboxed)?.chatSecret ?? '';
    expect(blamed({ ...demo, KUSTOMER_CHAT_SECRET: fixed })).toEqual(['KUSTOMER_CHAT_SECRET']);
  });

  it('refuses a real organisation', () => {
    expect(blamed({ ...demo, ...chat })).toEqual(['DEMO']);
  });
});
