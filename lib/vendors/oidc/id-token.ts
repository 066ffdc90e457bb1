// https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation. next-auth compares the nonce.
import 'server-only';
import { z } from 'zod';
import { Refusal } from '@/lib/errors/errors';
import { OidcTokenInvalid, type VerifyOptions, verifiedClaims } from './verify';

/** A person as the provider knows them. `issuer` and `subject` together are the key, never the address. */
export interface ExternalIdentity {
  issuer: string;
  subject: string;
  /** Verified by the provider. */
  email: string;
  givenName: string;
  familyName: string;
  /** Of the session at the provider; null where it does not tell. */
  sid: string | null;
}

const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string().min(1).max(255),
  exp: z.number(),
  sid: z.string().max(255).nullish(),
  email: z.string().max(254).optional().catch(undefined),
  email_verified: z.unknown().optional(),
  given_name: z.string().optional().catch(undefined),
  family_name: z.string().optional().catch(undefined),
});

/** Throws OidcTokenInvalid, VendorError, or Refusal `sso_email_missing` or `sso_email_unverified`. */
export async function verifyIdToken(
  idToken: string,
  options: VerifyOptions = {},
): Promise<ExternalIdentity> {
  const claims = claimsSchema.safeParse(await verifiedClaims(idToken, options));
  if (!claims.success)
    throw new OidcTokenInvalid(`claim_${String(claims.error.issues[0]?.path[0])}`);
  const { iss, sub, sid, email, email_verified, given_name, family_name } = claims.data;
  if (!email) throw new Refusal('sso_email_missing');
  if (email_verified !== true) throw new Refusal('sso_email_unverified');
  return {
    issuer: iss,
    subject: sub,
    email,
    givenName: given_name ?? '',
    familyName: family_name ?? '',
    sid: sid ?? null,
  };
}
