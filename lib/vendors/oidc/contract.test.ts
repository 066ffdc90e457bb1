import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { clientId, clientSecret } from './test-provider';

const sandbox = ownSandbox();
const verifier = 'a-verifier-of-forty-three-characters-at-least';
const redirectUri = 'http://localhost:3000/api/auth/callback/sso';

/** As after a start: neither metadata nor keys are known. */
async function freshClient() {
  vi.resetModules();
  const [metadata, idToken] = [await import('./metadata'), await import('./id-token')];
  return { ...metadata, ...idToken };
}
let client: Awaited<ReturnType<typeof freshClient>>;

beforeEach(async () => {
  vi.useRealTimers();
  client = await freshClient();
});

/** An ID token of Nina's, from the provider's own endpoints. */
async function newIdToken(): Promise<string> {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile email',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  });
  const chosen = await fetch(`${sandbox.url}/oidc/authorize/choice?${query}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: new URL(sandbox.url).origin },
    body: new URLSearchParams({ person: 'oidc-1002' }),
  });
  const code = new URL(chosen.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const response = await fetch(`${sandbox.url}/oidc/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
      client_id: clientId,
      client_secret: clientSecret,
    }),
  });
  return (await response.json()).id_token;
}

async function reads(path: string): Promise<number> {
  const calls: { path: string }[] = await (await fetch(`${sandbox.url}/_/calls`)).json();
  return calls.filter((call) => call.path === `/oidc${path}`).length;
}

describe('the discovery document', () => {
  it('is read once for many sign-ins at the same time', async () => {
    const found = await Promise.all([1, 2, 3].map(() => client.providerMetadata()));
    expect(found[0]).toMatchObject({ issuer: `${sandbox.url}/oidc` });
    expect(new Set(found).size).toBe(1);
    expect(await reads('/.well-known/openid-configuration')).toBe(1);
  });

  it.each([
    ['other-issuer', 'the issuer is'],
    ['without-s256', 'PKCE with S256 is not offered'],
    ['hs256-only', 'signed with none of'],
  ])('is refused, but not for good: %s', async (oidcDiscovery, problem) => {
    await sandbox.control('settings', { oidcDiscovery });
    await expect(client.providerMetadata()).rejects.toMatchObject({
      name: 'VendorError',
      failure: 'malformed',
      message: expect.stringContaining(problem),
    });
    await sandbox.control('settings', { oidcDiscovery: 'right' });
    expect(await client.providerMetadata()).toHaveProperty('token_endpoint');
  });

  it.each([
    [503, 'failing'],
    [404, 'failing'],
    ['reset', 'network'],
    ['malformed', 'malformed'],
    ['timeout', 'timeout'],
  ])('that does not come is an outage: %s', async (fault, failure) => {
    await sandbox.control('fail', { vendor: 'oidc', path: '/.well-known/*', fault, times: 1 });
    await expect(client.providerMetadata()).rejects.toMatchObject({ vendor: 'oidc', failure });
    expect(await client.providerMetadata()).toHaveProperty('token_endpoint');
  });

  it('may be slow', async () => {
    await sandbox.control('settings', { slowSeconds: 1 });
    await sandbox.control('fail', { vendor: 'oidc', fault: 'slow', times: 1 });
    expect(await client.providerMetadata()).toHaveProperty('token_endpoint');
  });
});

describe("the provider's keys", () => {
  it('may change twice within a minute', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    for (let change = 0; change < 3; change++) {
      expect(await client.verifyIdToken(await newIdToken())).toMatchObject({
        subject: 'oidc-1002',
      });
      await sandbox.control('rotate-keys', { vendor: 'oidc' });
      vi.setSystemTime(Date.now() + 6_000);
    }
  });

  it('are not read again for each token of an unknown key', async () => {
    await client.verifyIdToken(await newIdToken());
    await sandbox.control('settings', { oidcIdToken: 'unknown-kid' });
    const forged = await newIdToken();
    const before = await reads('/jwks.json');
    for (let attempt = 0; attempt < 5; attempt++) {
      await expect(client.verifyIdToken(forged)).rejects.toMatchObject({
        code: 'ERR_JWKS_NO_MATCHING_KEY',
      });
    }
    expect(await reads('/jwks.json')).toBe(before);
  });

  it.each([503, 404, 'reset', 'malformed'])(
    'that do not come are an outage, not a false token: %s',
    async (fault) => {
      const token = await newIdToken();
      await sandbox.control('fail', { vendor: 'oidc', path: '/jwks.json', fault, times: 1 });
      await expect(client.verifyIdToken(token)).rejects.toMatchObject({ vendor: 'oidc' });
      expect(await client.verifyIdToken(token)).toMatchObject({ subject: 'oidc-1002' });
    },
  );
});
