// https://docs.bigcommerce.com/developer/docs/storefront/authentication/current-customer
// One secret signs the tokens of every store that installed the app, so a token counts only for our own store hash.
import 'server-only';
import { createHash } from 'node:crypto';
import { type CompactJWSHeaderParameters, type CryptoKey, jwtVerify } from 'jose';
import { z } from 'zod';
import { joseCode } from '@/lib/errors/jose-code';
import { corrected, judgedAt, mostCorrected, toleranceSeconds } from '@/lib/http/clock';
import { CurrentCustomerInvalid, type FailedClaim, reasonOf } from './current-customer-invalid';

/** Bytes; real tokens have about 600. */
const longestToken = 4_096;
const compact = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const lifetimeSeconds = 900;
/** BigCommerce's samples show HS256; live stores use HS512. */
const algorithms = ['HS256', 'HS512'];
const wholeSeconds = z.number().int();

const claimsSchema = z.looseObject({
  customer: z.object({
    id: z.number().int().min(1), // 0 stands for guests.
    email: z.string().min(1),
    group_id: z.string().regex(/^\d{1,15}$/), // "0" for no group. In the management API it is a number.
  }),
  aud: z.string(), // jose also accepts a list.
  iat: wholeSeconds,
  exp: wholeSeconds,
});

/** Other parameters could choose another key or another way of reading. */
const plainHeader = ['alg', 'typ'];

export interface StoreApp {
  clientId: string;
  clientSecret: string;
  storeHash: string;
}

export interface CurrentCustomer {
  storeHash: string;
  /** Unique within the store only. */
  customerId: number;
  /** May pass to another customer: never a key. */
  email: string;
  groupId: number | null;
  /** By our clock as it is measured now. */
  acceptedUntil: Date;
  /** Keep its fingerprint until then to accept a token only once, however our clock is measured meanwhile. */
  spentUntil: Date;
}

/** Throws CurrentCustomerInvalid. Accepts the same token again until it expires. */
export async function verifyCurrentCustomer(
  token: string,
  app: StoreApp,
  now = new Date(),
): Promise<CurrentCustomer> {
  requireShape(token);
  const { payload, protectedHeader } = await verifiedToken(
    token,
    app,
    judgedAt('bigcommerce', now),
  );
  requirePlainHeader(protectedHeader);
  const { customer, iat, exp } = readClaims(payload, app);
  if (exp <= iat || exp - iat > lifetimeSeconds) throw new CurrentCustomerInvalid('lifetime');
  return {
    storeHash: app.storeHash,
    customerId: customer.id,
    email: customer.email,
    groupId: Number(customer.group_id) || null,
    acceptedUntil: new Date((exp + toleranceSeconds + corrected('bigcommerce')) * 1000),
    spentUntil: new Date((exp + toleranceSeconds + mostCorrected) * 1000),
  };
}

/** SHA-256 in hex, without the signature: several spellings of one verify. */
export function fingerprintOf(token: string): string {
  return createHash('sha256')
    .update(token.slice(0, token.lastIndexOf('.')))
    .digest('hex');
}

function requireShape(token: string): void {
  if (token.length > longestToken) throw new CurrentCustomerInvalid('too_long');
  if (!compact.test(token)) throw new CurrentCustomerInvalid('malformed');
}

/** Without `maxTokenAge` jose accepts an `iat` in the future. */
async function verifiedToken(
  token: string,
  { clientId, clientSecret }: StoreApp,
  currentDate: Date,
) {
  try {
    return await jwtVerify(token, ({ alg }) => keyOf(clientSecret, alg), {
      algorithms,
      typ: 'JWT',
      issuer: 'bc/apps',
      audience: clientId,
      maxTokenAge: lifetimeSeconds,
      clockTolerance: toleranceSeconds,
      currentDate,
    });
  } catch (error) {
    const code = joseCode(error);
    throw code ? new CurrentCustomerInvalid(reasonOf(code, error as FailedClaim)) : error;
  }
}

function requirePlainHeader(header: CompactJWSHeaderParameters): void {
  if (Object.keys(header).some((name) => !plainHeader.includes(name))) {
    throw new CurrentCustomerInvalid('header');
  }
}

function readClaims(payload: unknown, { storeHash, clientId }: StoreApp) {
  const { data: claims, error } = claimsSchema.safeParse(payload);
  if (!claims) throw new CurrentCustomerInvalid(`claim ${error.issues[0]?.path.join('.')}`);
  const expected = {
    sub: storeHash,
    store_hash: storeHash,
    application_id: clientId,
    operation: 'current_customer', // The same secret also signs load callbacks and customer logins.
    version: 1,
  };
  for (const [name, value] of Object.entries(expected))
    if (claims[name] !== value) throw new CurrentCustomerInvalid(`claim ${name}`);
  return claims;
}

/** Cached: importing a key costs as much as verifying. */
function keyOf(secret: string, alg: string): Promise<CryptoKey> {
  const name = `${alg} ${secret}`;
  const made = keys.get(name) ?? importKey(secret, alg);
  keys.set(name, made);
  return made;
}
const keys = new Map<string, Promise<CryptoKey>>();

/** The text itself is the key: it looks like hex or base64 and must not be decoded. */
function importKey(secret: string, alg: string): Promise<CryptoKey> {
  const hmac = { name: 'HMAC', hash: `SHA-${alg.slice(2)}` };
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), hmac, false, ['verify']);
}
