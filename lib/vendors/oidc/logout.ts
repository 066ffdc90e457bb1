// https://openid.net/specs/openid-connect-rpinitiated-1_0.html and …/openid-connect-backchannel-1_0.html
import 'server-only';
import { z } from 'zod';
import { env } from '@/lib/env/env';
import { paths } from '@/lib/paths';
import { providerMetadata, ssoProvider } from './metadata';
import { OidcTokenInvalid, toleranceSeconds, type VerifyOptions, verifiedClaims } from './verify';

/** Null where the provider has no such endpoint. The ID token may have expired. Throws VendorError. */
export async function endSessionUrl(idToken: string | null): Promise<string | null> {
  const { end_session_endpoint } = await providerMetadata();
  if (!end_session_endpoint) return null;
  const url = new URL(end_session_endpoint);
  url.searchParams.set('client_id', ssoProvider().clientId);
  url.searchParams.set('post_logout_redirect_uri', `${env().app.origin}${paths.ssoSignedOut}`);
  if (idToken) url.searchParams.set('id_token_hint', idToken);
  return url.href;
}

export interface LogoutToken {
  issuer: string;
  /** One of the two is a string. */
  subject: string | null;
  sid: string | null;
  /** Each token counts once. */
  id: string;
  acceptedUntil: Date;
}

const event = 'http://schemas.openid.net/event/backchannel-logout';

const claimsSchema = z.object({
  iss: z.string(),
  iat: z.number(),
  exp: z.number(),
  jti: z.string().min(1),
  sub: z.string().min(1).optional(),
  sid: z.string().min(1).optional(),
  events: z.looseObject({ [event]: z.looseObject({}) }),
  nonce: z.never().optional(),
});

/** Throws OidcTokenInvalid or VendorError. */
export async function verifyLogoutToken(
  token: string,
  options: VerifyOptions = {},
): Promise<LogoutToken> {
  const claims = claimsSchema.safeParse(await verifiedClaims(token, options));
  if (!claims.success)
    throw new OidcTokenInvalid(`claim_${String(claims.error.issues[0]?.path[0])}`);
  const { iss, sub, sid, jti, exp } = claims.data;
  if (!sub && !sid) throw new OidcTokenInvalid('claim_sub');
  return {
    issuer: iss,
    subject: sub ?? null,
    sid: sid ?? null,
    id: jti,
    acceptedUntil: new Date((exp + toleranceSeconds) * 1000),
  };
}
