// Is the provider one for others? `openid-client` is certified as a client, and is used here as it is, but for http on this machine.

import { createRemoteJWKSet, jwtVerify } from 'jose';
import * as client from 'openid-client';
import { expect, it } from 'vitest';
import { openSandbox } from '../test-sandbox';
import { CLIENT_ID, CLIENT_SECRET } from './client';
import { ANNA, NINA } from './seed';
import { openStorefront, TestBrowser } from './test-provider';

const sandbox = openSandbox();
const storefront = openStorefront();

const discover = (authentication?: client.ClientAuth) =>
  client.discovery(
    new URL(`${sandbox.url}/oidc`),
    CLIENT_ID,
    CLIENT_SECRET,
    authentication ?? client.ClientSecretBasic(CLIENT_SECRET),
    { execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks] },
  );

async function signIn(config: client.Configuration, browser: TestBrowser, person: string) {
  const pkceCodeVerifier = client.randomPKCECodeVerifier();
  const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()];
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: `${storefront.origin}/api/auth/callback/sso`,
    scope: 'openid email profile',
    code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
    state: expectedState,
    nonce: expectedNonce,
  });
  const { headers } = await browser.choose(person, url.pathname + url.search);
  const callback = new URL(headers.get('location') ?? '');
  const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true };
  return client.authorizationCodeGrant(config, callback, checks);
}

it('is discovered, with PKCE, RFC 9207 and both logouts', async () => {
  const metadata = (await discover()).serverMetadata();
  expect(metadata.supportsPKCE()).toBe(true);
  expect(metadata).toMatchObject({
    issuer: `${sandbox.url}/oidc`,
    authorization_response_iss_parameter_supported: true,
    backchannel_logout_supported: true,
    end_session_endpoint: `${sandbox.url}/oidc/end-session`,
  });
});

it.each([
  ['client_secret_basic', client.ClientSecretBasic(CLIENT_SECRET)],
  ['client_secret_post', client.ClientSecretPost(CLIENT_SECRET)],
])('signs a person in, with %s', async (_, authentication) => {
  const config = await discover(authentication);
  const tokens = await signIn(config, new TestBrowser(sandbox), NINA);
  expect(tokens.claims()).toMatchObject({ sub: NINA, email: 'nina@example.com' });
  expect(await client.fetchUserInfo(config, tokens.access_token, NINA)).toEqual({
    sub: NINA,
    name: 'Nina Solberg',
    given_name: 'Nina',
    family_name: 'Solberg',
    email: 'nina@example.com',
    email_verified: true,
  });
});

it('goes on with a rotated key', async () => {
  const config = await discover();
  await signIn(config, new TestBrowser(sandbox), ANNA);
  await sandbox.control('rotate-keys', { vendor: 'oidc' });
  // A client asks for keys again once its own are a minute old: another one stands for that.
  const later = await discover();
  expect((await signIn(later, new TestBrowser(sandbox), ANNA)).claims()?.sub).toBe(ANNA);
});

const refused = { code: expect.stringMatching(/^OAUTH_/) };

it.each([
  ['oidcIdToken', 'wrong-nonce'],
  ['oidcIdToken', 'no-nonce'],
  ['oidcIdToken', 'wrong-issuer'],
  ['oidcIdToken', 'wrong-audience'],
  ['oidcIdToken', 'two-audiences-without-azp'],
  ['oidcIdToken', 'expired'],
  ['oidcIdToken', 'no-exp'],
  ['oidcIdToken', 'no-iat'],
  ['oidcIdToken', 'no-sub'],
  ['oidcIdToken', 'alg-none'],
  ['oidcIdToken', 'hs256'],
  ['oidcIdToken', 'unknown-kid'],
  ['oidcIdToken', 'other-key'],
  ['oidcAuthorization', 'wrong-iss'],
  ['oidcAuthorization', 'no-iss'],
  ['oidcAuthorization', 'wrong-state'],
  ['oidcAuthorization', 'no-state'],
])('is refused with %s: %s', async (setting, flaw) => {
  const config = await discover();
  await sandbox.control('settings', { [setting]: flaw });
  await expect(signIn(config, new TestBrowser(sandbox), ANNA)).rejects.toMatchObject(refused);
});

it('is refused where it announces another issuer', async () => {
  await sandbox.control('settings', { oidcDiscovery: 'other-issuer' });
  await expect(discover()).rejects.toMatchObject(refused);
});

it('signs out on request, and sends a logout token that its keys verify', async () => {
  const config = await discover();
  const browser = new TestBrowser(sandbox);
  const tokens = await signIn(config, browser, ANNA);
  const url = client.buildEndSessionUrl(config, {
    id_token_hint: tokens.id_token ?? '',
    post_logout_redirect_uri: `${storefront.origin}/sso/signed-out`,
    state: 'bye',
  });
  const { headers } = await browser.get(url.pathname + url.search);
  expect(headers.get('location')).toBe(`${storefront.origin}/sso/signed-out?state=bye`);

  const { issuer, jwks_uri = '' } = config.serverMetadata();
  const keys = createRemoteJWKSet(new URL(jwks_uri));
  const [logoutToken = ''] = storefront.received;
  const { payload } = await jwtVerify(logoutToken, keys, {
    issuer,
    audience: CLIENT_ID,
    typ: 'logout+jwt',
    requiredClaims: ['jti', 'iat', 'exp'],
  });
  expect(payload).toMatchObject({
    sub: ANNA,
    sid: tokens.claims()?.sid,
    events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
  });
  expect(payload).not.toHaveProperty('nonce');
});
