import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { startSandbox } from '../server';
import { openSandbox, SandboxClient } from '../test-sandbox';

const sandbox = openSandbox();

async function readMetadata(client: SandboxClient) {
  const path = '/oidc/.well-known/openid-configuration';
  const { status, body } = await client.request('GET', path);
  expect(status).toBe(200);
  return body as Record<string, unknown>;
}

describe('the metadata', () => {
  it('announces what the provider can do', async () => {
    const issuer = `${sandbox.url}/oidc`;
    expect(await readMetadata(sandbox)).toMatchObject({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks.json`,
      end_session_endpoint: `${issuer}/end-session`,
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['RS256'],
      authorization_response_iss_parameter_supported: true,
      backchannel_logout_supported: true,
      backchannel_logout_session_supported: true,
    });
  });

  it('has the address for browsers in what browsers open, and the one asked at in the rest', async () => {
    const publicUrl = 'https://sandbox.example';
    const running = await startSandbox({ port: 0, publicUrl });
    try {
      const client = new SandboxClient(running.url);
      const metadata = await readMetadata(client);
      expect(metadata).toMatchObject({
        issuer: 'https://sandbox.example/oidc',
        authorization_endpoint: 'https://sandbox.example/oidc/authorize',
        end_session_endpoint: 'https://sandbox.example/oidc/end-session',
        token_endpoint: `${running.url}/oidc/token`,
        userinfo_endpoint: `${running.url}/oidc/userinfo`,
        jwks_uri: `${running.url}/oidc/jwks.json`,
      });
    } finally {
      await running.close();
    }
  });

  it('has https throughout behind a proxy that passes the name on', async () => {
    const running = await startSandbox({ port: 0, publicUrl: 'https://sandbox.example' });
    try {
      const path = `${running.url}/oidc/.well-known/openid-configuration`;
      const body = await new Promise<string>((resolve, reject) => {
        const asked = request(path, { headers: { Host: 'sandbox.example' } }, (response) =>
          resolve(text(response)),
        );
        asked.on('error', reject).end();
      });
      expect(JSON.parse(body)).toMatchObject({
        token_endpoint: 'https://sandbox.example/oidc/token',
        jwks_uri: 'https://sandbox.example/oidc/jwks.json',
      });
    } finally {
      await running.close();
    }
  });

  it.each([
    ['other-issuer', { issuer: expect.stringMatching(/\/oidc\/other$/) }],
    ['without-s256', { code_challenge_methods_supported: ['plain'] }],
    ['hs256-only', { id_token_signing_alg_values_supported: ['HS256'] }],
    [
      'http-endpoints',
      {
        authorization_endpoint: 'http://provider.example/oidc/authorize',
        token_endpoint: 'http://provider.example/oidc/token',
        jwks_uri: 'http://provider.example/oidc/jwks.json',
      },
    ],
  ])('says what the setting orders: %s', async (oidcDiscovery, changes) => {
    await sandbox.control('settings', { oidcDiscovery });
    expect(await readMetadata(sandbox)).toMatchObject(changes);
  });

  it.each([
    ['without-end-session', 'end_session_endpoint'],
    ['without-iss', 'authorization_response_iss_parameter_supported'],
  ])('leaves out what the setting orders: %s', async (oidcDiscovery, name) => {
    await sandbox.control('settings', { oidcDiscovery });
    expect(await readMetadata(sandbox)).not.toHaveProperty(name);
  });

  it('can be missing, and malformed', async () => {
    const path = '/oidc/.well-known/openid-configuration';
    await sandbox.control('fail', { vendor: 'oidc', path, fault: 404 });
    expect((await sandbox.request('GET', path)).status).toBe(404);
    expect((await sandbox.request('GET', path)).status).toBe(200);
    await sandbox.control('fail', { vendor: 'oidc', path, fault: 'malformed' });
    await expect(sandbox.request('GET', path)).rejects.toThrow(SyntaxError);
  });
});

describe('the keys', () => {
  const readKids = async () => {
    const { body } = await sandbox.request('GET', '/oidc/jwks.json');
    return (body as { keys: { kid: string }[] }).keys.map(({ kid }) => kid);
  };

  it('are public alone', async () => {
    const { body } = await sandbox.request('GET', '/oidc/jwks.json');
    for (const key of (body as { keys: object[] }).keys) expect(key).not.toHaveProperty('d');
  });

  it("are rotated apart from Cleeng's; the old one stays published for a while, and over a reset", async () => {
    const [old = ''] = await readKids();
    const { body } = await sandbox.control('rotate-keys', { vendor: 'oidc' });
    const { kid } = body as { kid: string };
    expect(await readKids()).toEqual([kid, old]);
    await sandbox.control('reset');
    expect(await readKids()).toEqual([kid, old]);
    await sandbox.control('rotate-keys');
    expect(await readKids()).toEqual([kid, old]);
    await sandbox.control('advance', { seconds: 3600 });
    expect(await readKids()).toEqual([kid]);
  });
});
