// https://github.com/panva/node-oidc-provider, which is certified by the OpenID Foundation. Everybody who comes is Anna.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
// @ts-expect-error: it has no types.
import Provider from 'oidc-provider';

export const client = { id: 'foyer', secret: 'secret-of-foyer-at-the-provider-39-bytes' };
const anna = { email: 'anna@example.com', email_verified: true, given_name: 'Anna' };

export interface CertifiedProvider {
  issuer: string;
  /** Signs with a new key; those before stay published. */
  rotateKeys(): Promise<void>;
  stop(): Promise<void>;
}

export async function startCertifiedProvider(storefront: string): Promise<CertifiedProvider> {
  let provider: Provider;
  const keys: JWK[] = [];
  const server = createServer((request, response) => {
    const isInteraction = request.url?.startsWith('/interaction/');
    if (isInteraction) approve(provider, request, response);
    else provider.callback()(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  /** Codes, grants and sessions are in the module's memory: a new instance knows them. */
  async function rotateKeys(): Promise<void> {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    keys.unshift({ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' });
    provider = new Provider(issuer, configuration(storefront, keys));
  }
  await rotateKeys();
  return {
    issuer,
    rotateKeys,
    async stop() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function configuration(storefront: string, keys: JWK[]) {
  return {
    jwks: { keys },
    cookies: { keys: ['of-the-cookies-of-the-provider'] },
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${storefront}/api/auth/callback/sso`],
        post_logout_redirect_uris: [`${storefront}/sso/signed-out`],
        backchannel_logout_uri: `${storefront}/api/sso/back-channel-logout`,
        backchannel_logout_session_required: true,
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['given_name'] },
    conformIdTokenClaims: false, // E-mail address and name are in the ID token, too.
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
    // Its own dispatcher sends nothing to addresses of this machine.
    fetch: (url: string, { method, headers, body }: RequestInit) =>
      fetch(url, { method, headers, body }),
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, ...anna }),
    }),
  };
}

/** Signs Anna in, and gives the storefront what it asks for. */
async function approve(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { prompt, params, session } = await provider.interactionDetails(request, response);
  if (prompt.name === 'login') {
    const login = { login: { accountId: 'person-1' } };
    return provider.interactionFinished(request, response, login);
  }
  const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope(params.scope);
  const consent = { consent: { grantId: await grant.save() } };
  return provider.interactionFinished(request, response, consent, {
    mergeWithLastSubmission: true,
  });
}
