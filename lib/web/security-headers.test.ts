import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';

/** lib/env reads the environment once per module instance. */
async function headersIn(environment: Record<string, string>) {
  setEnvironment(environment);
  const { contentSecurityPolicy, reportedPolicy, strictTransportSecurity } = await import(
    './security-headers'
  );
  return {
    rules: contentSecurityPolicy('bm9uY2U=').split('; '),
    reported: reportedPolicy('bm9uY2U=')?.split('; '),
    transport: strictTransportSecurity(),
  };
}
const cleeng = {
  CLEENG_API_URL: 'https://api.example/v1',
  CLEENG_JWKS_URL: 'https://auth.example/jwks.json',
  CLEENG_PUBLISHER_ID: '111222333',
};
const local = { APP_URL: 'http://localhost:3000', NODE_ENV: 'production', ...cleeng };
const secure = { ...local, APP_URL: 'https://localhost:3000' };

beforeEach(() => {
  vi.resetModules();
  vi.unstubAllEnvs();
});

describe('the policy', () => {
  it('runs only scripts that carry the nonce, and nothing inline or evaluated', async () => {
    const { rules } = await headersIn(secure);
    expect(rules).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
    expect(rules).toContain("style-src 'self' 'nonce-bm9uY2U='");
    expect(rules.join()).not.toMatch(/unsafe|\*|https?:/);
  });

  it.each([
    "default-src 'self'",
    "connect-src 'self'",
    "frame-src 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ])('contains %s', async (rule) => {
    expect((await headersIn(local)).rules).toContain(rule);
  });

  it("allows eval for React's development build alone", async () => {
    const { rules } = await headersIn({ ...local, NODE_ENV: 'development' });
    expect(rules).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic' 'unsafe-eval'");
    expect(rules).toContain("style-src 'self' 'unsafe-inline'");
  });
});

describe("the policy where Cleeng's hosted widgets are used", () => {
  it('allows their origin and the Cleeng API, and no other script', async () => {
    const { rules } = await headersIn({
      ...local,
      CLEENG_WIDGETS_URL: 'https://widgets.example/cleeng.js',
    });
    expect(rules).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'");
    expect(rules).toContain("style-src 'self' 'nonce-bm9uY2U=' https://widgets.example");
    expect(rules).toContain("connect-src 'self' https://widgets.example https://api.example");
    expect(rules).toContain('frame-src https://widgets.example');
    expect(rules).toContain("form-action 'self'");
    expect(rules.join()).not.toMatch(/unsafe|\*/);
  });

  it('names the sandbox once', async () => {
    vi.stubEnv('CLEENG_API_URL', '');
    const { rules } = await headersIn({
      APP_URL: local.APP_URL,
      NODE_ENV: 'production',
      SANDBOX_INTERNAL_URL: 'http://127.0.0.1:4999',
      SANDBOX_URL: 'https://sandbox.example',
    });
    expect(rules).toContain("connect-src 'self' https://sandbox.example");
  });
});

describe('the policy where Kustomer is configured', () => {
  const chat = { KUSTOMER_API_KEY: 'key', KUSTOMER_CHAT_SECRET: 's'.repeat(32) };
  const api = 'https://foyer.api.kustomerapp.com';
  const cdn = 'https://cdn.kustomerapp.com';

  it('allows the origin of the chat, Kustomer and PubNub, and no other script', async () => {
    const { rules, reported } = await headersIn({ ...local, ...chat, KUSTOMER_API_URL: api });
    expect(rules).toEqual([
      "default-src 'self'",
      "script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic'",
      `style-src 'self' 'nonce-bm9uY2U=' ${cdn}`,
      `img-src 'self' data: ${cdn}`,
      `font-src 'self' ${cdn}`,
      `media-src 'self' ${cdn}`,
      `connect-src 'self' ${cdn} ${api} https://*.pndsn.com https://*.pubnubapi.com`,
      `frame-src ${cdn}`,
      "form-action 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "object-src 'none'",
    ]);
    expect(reported).toBeUndefined();
  });

  it('names no host of Kustomer where there is no chat', async () => {
    expect((await headersIn(local)).rules.join()).not.toMatch(/kustomer|pndsn|pubnub/);
  });

  it('reports what it is going to forbid, where configured, and allows no other script', async () => {
    const { rules: enforced } = await headersIn({ ...local, ...chat });
    vi.resetModules();
    const { rules, reported } = await headersIn({ ...local, ...chat, KUSTOMER_POLICY: 'report' });
    expect(reported).toEqual(enforced);
    expect(rules).toContain("connect-src 'self' https: wss:");
    expect(rules).toContain("style-src 'self' 'unsafe-inline' https:");
    const firmly = /^(default|script|object)-src|^(form|frame-ancestors|base)/;
    const firm = (policy: string[]) => policy.filter((rule) => firmly.test(rule));
    expect(firm(rules)).toEqual(firm(enforced));
  });
});

describe('https', () => {
  it('is required for a year with https', async () => {
    const { rules, transport } = await headersIn(secure);
    expect(transport).toBe('max-age=31536000');
    expect(rules).toContain('upgrade-insecure-requests');
  });

  it('is not required without https', async () => {
    const { rules, transport } = await headersIn(local);
    expect(transport).toBeNull();
    expect(rules).not.toContain('upgrade-insecure-requests');
  });
});
