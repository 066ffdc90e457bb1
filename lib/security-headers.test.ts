import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setEnvironment } from './test-environment';

/** lib/env reads the environment once: each environment here meets it afresh. */
async function headersIn(environment: Record<string, string>) {
  setEnvironment(environment);
  const { contentSecurityPolicy, strictTransportSecurity } = await import('./security-headers');
  return { rules: contentSecurityPolicy('bm9uY2U=').split('; '), transport: strictTransportSecurity() };
}
const local = { APP_URL: 'http://localhost:3000', NODE_ENV: 'production' };
const secure = { APP_URL: 'https://localhost:3000', NODE_ENV: 'production' };

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
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ])('says %s', async (rule) => {
    expect((await headersIn(local)).rules).toContain(rule);
  });

  it("gives way to React's development build alone", async () => {
    const { rules } = await headersIn({ ...local, NODE_ENV: 'development' });
    expect(rules).toContain("script-src 'self' 'nonce-bm9uY2U=' 'strict-dynamic' 'unsafe-eval'");
    expect(rules).toContain("style-src 'self' 'unsafe-inline'");
  });
});

describe('https', () => {
  it('is for a year where the storefront has it', async () => {
    const { rules, transport } = await headersIn(secure);
    expect(transport).toBe('max-age=31536000');
    expect(rules).toContain('upgrade-insecure-requests');
  });

  it('is asked of nobody where it has not', async () => {
    const { rules, transport } = await headersIn(local);
    expect(transport).toBeNull();
    expect(rules).not.toContain('upgrade-insecure-requests');
  });
});
