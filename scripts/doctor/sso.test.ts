import { describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { examined } from './test-examination';
import { named, unusedAddress } from './test-vendors';

const sandbox = ownSandbox();
/** The sandbox's, under the variables that name a real one. */
const withProvider = () => ({
  ...named(sandbox.url),
  SSO_ISSUER: `${sandbox.url}/oidc`,
  SSO_CLIENT_ID: 'foyer-storefront',
  SSO_CLIENT_SECRET: 'sandbox-oidc-client-secret-of-39-bytes',
  SSO_NAME: 'Our ID',
  CLEENG_PUBLISHER_TOKEN: 'sandbox-publisher-token',
});

describe('single sign-on: the doctor finds', () => {
  it('no problem with a sandbox without faults', async () => {
    const { findings, isHealthy } = await examined({ SANDBOX_INTERNAL_URL: sandbox.url });
    expect(findings('Single sign-on')).toMatchObject({
      'provider Sandbox ID': { outcome: 'fine', advice: '' },
      'publisher token at Cleeng': { outcome: 'fine' },
    });
    expect(isHealthy).toBe(true);
  });

  it('a provider that is down, and shows what to look at', async () => {
    await sandbox.control('fail', { vendor: 'oidc', fault: 503, times: 50 });
    const { findings, isHealthy } = await examined({ SANDBOX_INTERNAL_URL: sandbox.url });
    expect(isHealthy).toBe(false);
    expect(findings('Single sign-on')).toMatchObject({
      'provider Sandbox ID': {
        outcome: 'failure',
        result: 'status 503',
        advice: 'See the faults that are set in its panel.',
      },
      'publisher token at Cleeng': { outcome: 'fine' },
    });
  });

  it('an issuer where nobody responds', async () => {
    const { findings } = await examined({ ...withProvider(), SSO_ISSUER: await unusedAddress() });
    expect(findings('Single sign-on')).toMatchObject({
      'provider Our ID': {
        result: 'no connection (ECONNREFUSED)',
        advice: expect.stringContaining('SSO_ISSUER'),
      },
    });
  });

  it.each([
    ['other-issuer', 'the issuer is '],
    ['without-s256', 'PKCE with S256 is not offered'],
    ['hs256-only', 'ID tokens are signed with none of RS256'],
  ])('a provider that says what does not fit: %s', async (oidcDiscovery, result) => {
    await sandbox.control('settings', { oidcDiscovery });
    const { findings, isHealthy } = await examined(withProvider());
    expect(isHealthy).toBe(false);
    expect(findings('Single sign-on')).toMatchObject({
      'provider Our ID': {
        outcome: 'failure',
        result: expect.stringContaining(result),
        advice: expect.stringContaining('SSO_ISSUER'),
      },
      'publisher token at Cleeng': { outcome: 'fine' },
    });
  });

  it('a provider without a logout, which is no problem', async () => {
    await sandbox.control('settings', { oidcDiscovery: 'without-end-session' });
    const { findings, isHealthy } = await examined(withProvider());
    expect(isHealthy).toBe(true);
    expect(findings('Single sign-on')['provider Our ID']?.advice).toContain('no logout');
  });

  it('a publisher token that Cleeng refuses', async () => {
    const { findings } = await examined({ ...withProvider(), CLEENG_PUBLISHER_TOKEN: 'other' });
    expect(findings('Single sign-on')).toMatchObject({
      'provider Our ID': { outcome: 'fine' },
      'publisher token at Cleeng': {
        outcome: 'failure',
        result: 'refused',
        advice: expect.stringContaining('CLEENG_PUBLISHER_TOKEN'),
      },
    });
  });

  it('none that is configured, which is no problem', async () => {
    const { findings, isHealthy } = await examined(named(sandbox.url));
    expect(findings('Single sign-on')).toMatchObject({ provider: { outcome: 'skipped' } });
    expect(isHealthy).toBe(true);
  });
});
