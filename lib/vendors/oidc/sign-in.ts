// The second importer of next-auth, as OpenID Connect client: authorization code with PKCE, state and nonce.
// It neither verifies the ID token's signature nor opens a session here: both are done by us.
import 'server-only';
import NextAuth, { customFetch, type NextAuthConfig } from 'next-auth';
import { derivedSecrets } from '@/lib/crypto/seal';
import { env } from '@/lib/env/env';
import { isRefusal, isVendorError, Refusal } from '@/lib/errors/errors';
import { logWarning } from '@/lib/errors/log';
import { checkCookies } from './check-cookies';
import { type ExternalIdentity, verifyIdToken } from './id-token';
import { discoveryUrl, providerFetch, providerMetadata, ssoProvider } from './metadata';

/** In the address of the callback: `/api/auth/callback/sso`. */
export const providerId = 'sso';

/** Returns the provider's address. Sets `checkCookies`. Throws VendorError while the provider does not respond. */
export async function startSignIn(): Promise<URL> {
  await providerMetadata(); // Before next-auth, which hides why it failed.
  const { signIn } = NextAuth(config());
  return new URL(await signIn(providerId, { redirect: false, redirectTo: '/' }));
}

type CallbackRequest = Parameters<ReturnType<typeof NextAuth>['handlers']['GET']>[0];

export interface ProvenIdentity {
  identity: ExternalIdentity;
  idToken: string;
}

/**
 * `request` has the cookies that `startSignIn` set. Throws Refusal `sso_refused` where a check or the ID token fails,
 * `sso_email_missing` or `sso_email_unverified`, or VendorError.
 */
export async function finishSignIn(request: CallbackRequest): Promise<ProvenIdentity> {
  let proven: ProvenIdentity | undefined;
  let failure: unknown;
  const { handlers } = NextAuth({
    ...config(),
    callbacks: {
      async signIn({ account }) {
        const idToken = account?.id_token ?? '';
        proven = { identity: await verifyIdToken(idToken), idToken };
        return '/'; // An address: next-auth then opens no session of its own.
      },
    },
    logger: { error: (error) => (failure ??= error), warn: () => {} },
  });
  await handlers.GET(request);
  if (proven) return proven;
  throw reasonOf(failure);
}

function config(): NextAuthConfig {
  const { issuer, clientId, clientSecret, scopes } = ssoProvider();
  const [pkce, state, nonce] = checkCookies;
  return {
    providers: [
      {
        id: providerId,
        name: providerId,
        type: 'oidc',
        issuer,
        clientId,
        clientSecret,
        checks: ['pkce', 'state', 'nonce'],
        authorization: { params: { scope: scopes } },
        [customFetch]: (url, init) =>
          String(url) === discoveryUrl()
            ? knownMetadata()
            : providerFetch(String(url), withOurAddress(init)),
      },
    ],
    secret: derivedSecrets('sso-checks'),
    trustHost: true,
    cookies: {
      pkceCodeVerifier: { name: pkce },
      state: { name: state },
      nonce: { name: nonce },
      callbackUrl: { name: 'foyer-callback' },
    },
  };
}

async function knownMetadata(): Promise<Response> {
  return Response.json(await providerMetadata());
}

/** NextRequest changes 127.0.0.1 to localhost, so the address that next-auth sends may be another than at the start. */
function withOurAddress(init?: RequestInit): RequestInit | undefined {
  if (init?.body instanceof URLSearchParams && init.body.has('redirect_uri'))
    init.body.set('redirect_uri', `${env().app.origin}/api/auth/callback/${providerId}`);
  return init;
}

/** next-auth wraps what was thrown, some of it twice. */
function reasonOf(failure: unknown): Error {
  for (let error = failure; error instanceof Error; error = causeOf(error)) {
    if (isRefusal(error) || isVendorError(error)) return error;
    if ('code' in error) {
      logWarning('sso_refused', { detail: String(error.code) });
      return new Refusal('sso_refused');
    }
  }
  logWarning('sso_refused', { detail: String(failure) });
  return new Refusal('sso_refused');
}

function causeOf({ cause }: Error): unknown {
  return cause instanceof Error || !cause ? cause : (cause as { err?: unknown }).err;
}
