// Keys and tokens of a provider that does not exist.
import 'server-only';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { afterAll } from 'vitest';
import type { ProviderMetadata } from './metadata';

export const issuer = 'http://127.0.0.1:4010/oidc';
export const clientId = 'foyer-storefront';
export const clientSecret = 'sandbox-oidc-client-secret-of-39-bytes';
export const now = new Date('2026-12-01T12:00:00Z');
export const seconds = now.getTime() / 1000;

export const metadata: ProviderMetadata = {
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  id_token_signing_alg_values_supported: ['RS256', 'ES256'],
};

export type PrivateKey = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

export async function testProvider() {
  const rsa = await generateKeyPair('RS256', { extractable: true });
  const ec = await generateKeyPair('ES256', { extractable: true });
  const jwks = {
    keys: [
      { ...(await exportJWK(rsa.publicKey)), kid: 'rsa', alg: 'RS256', use: 'sig' },
      { ...(await exportJWK(ec.publicKey)), kid: 'ec', alg: 'ES256', use: 'sig' },
    ],
  };
  return { rsa, ec, jwks, options: { metadata, keys: createLocalJWKSet(jwks), now } };
}

/** Publishes `jwks` and what a discovery document says. Returns the issuer. */
export async function serveProvider(jwks: object): Promise<string> {
  const server = createServer(({ url, headers }, response) => {
    const own = `http://${headers.host}`;
    const document = {
      ...metadata,
      issuer: own,
      jwks_uri: `${own}/jwks`,
      userinfo_endpoint: `${own}/userinfo`,
      code_challenge_methods_supported: ['S256'],
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(url === '/jwks' ? jwks : document));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export const idClaims = {
  iss: issuer,
  aud: clientId,
  sub: 'person-1',
  sid: 'session-1',
  iat: seconds,
  exp: seconds + 300,
  nonce: 'nonce-1',
  email: 'nina@example.com',
  email_verified: true,
  given_name: 'Nina',
  family_name: 'Berg',
} as const;

/** `undefined` takes a claim out. */
export function signed(
  claims: Record<string, unknown>,
  key: PrivateKey | Uint8Array,
  header: { alg: string; [name: string]: unknown },
): Promise<string> {
  const kept = Object.entries(claims).filter(([, value]) => value !== undefined);
  return new SignJWT(Object.fromEntries(kept) as JWTPayload).setProtectedHeader(header).sign(key);
}

export const base64url = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
