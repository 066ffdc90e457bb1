import 'server-only';
import { errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { hasName, VendorError } from '@/lib/errors/errors';
import { joseCode } from '@/lib/errors/jose-code';
import { keysAt } from './keys';
import { algorithmsOf, type ProviderMetadata, providerMetadata, ssoProvider } from './metadata';

export const toleranceSeconds = 60;
/** Both kinds of token are used at once. */
const oldestSeconds = 300;
const longestToken = 16_384;

/** The code is for logs and tests only. */
export class OidcTokenInvalid extends Error {
  override readonly name = 'OidcTokenInvalid';
  constructor(readonly code: string) {
    super(`the token was refused: ${code}`);
  }
}

export function isOidcTokenInvalid(error: unknown): error is OidcTokenInvalid {
  return hasName(error, 'OidcTokenInvalid');
}

export interface VerifyOptions {
  metadata?: ProviderMetadata;
  keys?: JWTVerifyGetKey;
  now?: Date;
}

/** Signature, issuer, audience and times. Throws OidcTokenInvalid, or VendorError where the provider does not respond. */
export async function verifiedClaims(
  token: string,
  { metadata, keys, now = new Date() }: VerifyOptions,
): Promise<JWTPayload> {
  if (token.length > longestToken) throw new OidcTokenInvalid('token_too_long');
  const provider = metadata ?? (await providerMetadata());
  const { clientId } = ssoProvider();
  const { payload } = await jwtVerify(token, keys ?? keysAt(provider.jwks_uri), {
    algorithms: algorithmsOf(provider),
    issuer: provider.issuer,
    audience: clientId,
    requiredClaims: ['iat'],
    maxTokenAge: oldestSeconds,
    clockTolerance: toleranceSeconds,
    currentDate: now,
  }).catch((error) => {
    throw invalid(error);
  });
  const isOurs = payload.azp === undefined || payload.azp === clientId;
  const isShared = Array.isArray(payload.aud) && payload.aud.length > 1;
  if (!isOurs || (isShared && !payload.azp)) throw new OidcTokenInvalid('other_party');
  return payload;
}

/** jose has a code of its own for neither another status than 200 nor a body that is no JSON. */
const withoutKeys = [errors.JWKSTimeout, errors.JWKSInvalid, errors.JOSEError].map(
  ({ code }) => code,
);

function invalid(error: unknown): unknown {
  const code = joseCode(error);
  if (code && withoutKeys.includes(code))
    return new VendorError('oidc', 'fetchKeys', 'malformed', code, undefined, { cause: error });
  return code ? new OidcTokenInvalid(withClaim(code, error)) : error;
}

/** `ERR_JWT_CLAIM_VALIDATION_FAILED:aud` */
function withClaim(code: string, error: unknown): string {
  const { claim } = error as { claim?: string };
  return claim ? `${code}:${claim}` : code;
}
