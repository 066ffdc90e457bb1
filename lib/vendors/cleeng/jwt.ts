// https://developers.cleeng.com/reference/json-web-key-set
// Cleeng's documented tokens carry neither `kid` nor `iat`, so both are checked only where present.
import 'server-only';
import { errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { env } from '@/lib/env/env';
import { hasName } from '@/lib/errors/errors';
import { joseCode } from '@/lib/errors/jose-code';
import { judgedAt, toleranceSeconds } from '@/lib/http/clock';
import { type PublishedKeys, publishedKeys } from './jwks';

const longestToken = 4_096;
/** jose also accepts blanks and padding, which no header would carry on to Cleeng. */
const compact = /^[\w-]*\.[\w-]*\.[\w-]*$/;
const lastSecond = 253_402_300_799; // In the year 9999: a later time is no date for a database.

const claimsSchema = z.object({
  customerId: z.union([z.number().int().positive(), z.string().regex(/^\d+$/)]).transform(String),
  publisherId: z.union([z.number().int(), z.string()]).transform(String),
  exp: z.number().max(lastSecond),
  iat: z.number().optional(),
});

type Keys = JWTVerifyGetKey & Partial<Pick<PublishedKeys, 'reload'>>;

export interface VerifiedCleengToken {
  customerId: string;
  expiresAt: Date;
}

/** The code is for logs and tests only. */
export class CleengTokenInvalid extends Error {
  override readonly name = 'CleengTokenInvalid';
  constructor(readonly code: string) {
    super(`the token was refused: ${code}`);
  }
}

export function isCleengTokenInvalid(error: unknown): error is CleengTokenInvalid {
  return hasName(error, 'CleengTokenInvalid');
}

/** Throws CleengTokenInvalid, or VendorError where Cleeng's keys cannot be had. */
export async function verifyCleengToken(
  jwt: string,
  { keys = publishedKeys() as Keys, publisherId = env().cleeng.publisherId, now = new Date() } = {},
): Promise<VerifiedCleengToken> {
  if (jwt.length > longestToken) throw new CleengTokenInvalid('token_too_long');
  if (!compact.test(jwt)) throw new CleengTokenInvalid('token_malformed');
  const currentDate = judgedAt('cleeng', now);
  const claims = claimsSchema.safeParse(await verifiedPayload(jwt, keys, currentDate));
  if (!claims.success)
    throw new CleengTokenInvalid(`claim_${String(claims.error.issues[0]?.path[0])}`);
  const { customerId, exp, iat } = claims.data;
  if (claims.data.publisherId !== publisherId) throw new CleengTokenInvalid('other_publisher');
  if (iat !== undefined && iat > currentDate.getTime() / 1000 + toleranceSeconds) {
    throw new CleengTokenInvalid('issued_in_the_future');
  }
  return { customerId, expiresAt: new Date(exp * 1000) };
}

/** A token without `kid` that no known key verifies may need a newer key. */
async function verifiedPayload(jwt: string, keys: Keys, currentDate: Date): Promise<unknown> {
  try {
    return await payloadBy(keys, jwt, currentDate);
  } catch (error) {
    const isUnknownKey = isCleengTokenInvalid(error) && error.code === badSignature;
    if (!isUnknownKey || !keys.reload) throw error;
    await keys.reload();
    return payloadBy(keys, jwt, currentDate);
  }
}
const badSignature = errors.JWSSignatureVerificationFailed.code;

function isSeveralKeys(error: unknown): error is errors.JWKSMultipleMatchingKeys {
  return joseCode(error) === errors.JWKSMultipleMatchingKeys.code;
}

async function payloadBy(keys: Keys, jwt: string, currentDate: Date): Promise<unknown> {
  const options = {
    algorithms: ['RS256'],
    clockTolerance: toleranceSeconds,
    requiredClaims: ['exp'],
    currentDate,
  };
  try {
    return (await jwtVerify(jwt, keys, options)).payload;
  } catch (error) {
    if (!isSeveralKeys(error)) throw refused(error);
    for await (const key of error) {
      try {
        return (await jwtVerify(jwt, key, options)).payload;
      } catch (attempt) {
        if (joseCode(attempt) !== badSignature) throw refused(attempt);
      }
    }
    throw new CleengTokenInvalid(badSignature);
  }
}

function refused(error: unknown): unknown {
  const code = joseCode(error);
  return code === null || code === errors.JWKSTimeout.code ? error : new CleengTokenInvalid(code);
}
