import { beforeAll, beforeEach, expect, it, type MockInstance, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { warnOfProvider } from './warn-of-provider';

const sandbox = ownSandbox();

beforeAll(() =>
  setEnvironment({
    CLEENG_API_URL: `${sandbox.url}/cleeng`,
    CLEENG_JWKS_URL: `${sandbox.url}/cleeng/.well-known/jwks.json`,
    CLEENG_PUBLISHER_ID: '123456789',
    SSO_ISSUER: `${sandbox.url}/oidc`,
    SSO_CLIENT_ID: 'foyer-storefront',
    SSO_CLIENT_SECRET: 'our-secret',
    SSO_NAME: 'Our ID',
    CLEENG_PUBLISHER_TOKEN: 'a-token-of-another-publisher',
  }),
);

let log: MockInstance;
beforeEach(() => {
  vi.restoreAllMocks();
  log = vi.spyOn(console, 'warn').mockReturnValue();
});
const logged = () =>
  log.mock.calls.map(([line]) => JSON.parse(line)).sort((a, b) => a.event.localeCompare(b.event));

it('names a publisher token that is refused, and a provider that does not fit', async () => {
  await sandbox.control('settings', { oidcDiscovery: 'without-s256' });
  await warnOfProvider();
  expect(logged()).toMatchObject([
    { event: 'publisher_token_unfit', detail: expect.stringContaining('CLEENG_PUBLISHER_TOKEN') },
    { event: 'sso_provider_unfit', detail: expect.stringContaining('PKCE with S256') },
  ]);
  expect(JSON.stringify(logged())).not.toContain('of-another-publisher');
});

it('does not fail while both are down', async () => {
  for (const vendor of ['cleeng', 'oidc'])
    await sandbox.control('fail', { vendor, fault: 503, times: 9 });
  await warnOfProvider();
  expect(logged()).toHaveLength(2);
});
