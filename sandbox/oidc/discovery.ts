// https://openid.net/specs/openid-connect-discovery-1_0.html
// Browsers and the storefront's server may know the sandbox by different addresses. The issuer and the pages have the browsers';
// what a server requests has the address that this server asked at, as with Keycloak's `hostname-backchannel-dynamic`.

import { type Context, Hono } from 'hono';
import type { Env, Sandbox } from '../sandbox';
import { publishedKeys } from '../world/signing-keys';

export function issuerOf({ publicUrl }: Pick<Sandbox, 'publicUrl'>): string {
  return `${publicUrl}/oidc`;
}

export function discovery(sandbox: Sandbox): Hono<Env> {
  const { world } = sandbox;
  return new Hono<Env>()
    .get('/.well-known/openid-configuration', (c) => c.json(describe(sandbox, c)))
    .get('/jwks.json', (c) => {
      const keys = publishedKeys(world, world.oidc).map(({ publicJwk }) => publicJwk);
      return c.json({ keys });
    });
}

function describe(sandbox: Sandbox, c: Context) {
  const flaw = sandbox.world.settings.oidcDiscovery;
  const issuer = issuerOf(sandbox);
  const forBrowsers = flaw === 'http-endpoints' ? 'http://provider.example/oidc' : issuer;
  const forServers = flaw === 'http-endpoints' ? forBrowsers : issuerOf(addressAsked(sandbox, c));
  return {
    issuer: flaw === 'other-issuer' ? `${issuer}/other` : issuer,
    authorization_endpoint: `${forBrowsers}/authorize`,
    token_endpoint: `${forServers}/token`,
    userinfo_endpoint: `${forServers}/userinfo`,
    jwks_uri: `${forServers}/jwks.json`,
    end_session_endpoint: flaw === 'without-end-session' ? undefined : `${forBrowsers}/end-session`,
    scopes_supported: ['openid', 'email', 'profile'],
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [flaw === 'hs256-only' ? 'HS256' : 'RS256'],
    token_endpoint_auth_methods_supported: ['client_secret_basic', 'client_secret_post'],
    code_challenge_methods_supported: [flaw === 'without-s256' ? 'plain' : 'S256'],
    authorization_response_iss_parameter_supported: flaw === 'without-iss' ? undefined : true,
    backchannel_logout_supported: true,
    backchannel_logout_session_supported: true,
    prompt_values_supported: ['none', 'login', 'consent', 'select_account'],
    claims_supported: [
      ...['iss', 'sub', 'aud', 'exp', 'iat', 'auth_time', 'nonce', 'sid'],
      ...['name', 'given_name', 'family_name', 'email', 'email_verified'],
    ],
  };
}

/** A proxy may speak https for the sandbox, which itself sees http with the same name. */
function addressAsked({ publicUrl }: Sandbox, c: Context): Pick<Sandbox, 'publicUrl'> {
  const { host, origin } = new URL(c.req.url);
  return { publicUrl: host === new URL(publicUrl).host ? publicUrl : origin };
}
