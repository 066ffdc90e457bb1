// Who is shopping, by the word of a BigCommerce storefront: a JWT that it hands to scripts on its pages, signed with the
// client secret of our app (https://docs.bigcommerce.com/developer/docs/storefront/authentication/current-customer).
// The surprises: live tokens are HS512 although every sample shows HS256, and that secret is the same for all stores which use
// the app. So a token counts only once its store is found to be ours; whoever takes the store from elsewhere is open to all of them.
import 'server-only';
import { createHash } from 'node:crypto';
import { type CompactJWSHeaderParameters, type CryptoKey, errors, jwtVerify } from 'jose';
import { type Claims, claimsSchema } from './current-customer-claims';
import { CurrentCustomerInvalid, reasonOf } from './current-customer-invalid';

/** Of bytes. A real one has about six hundred. */
const longestToken = 4_096;
/** Three parts in base64url and nothing else: no quotes, blanks or padding. */
const compact = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const lifetimeSeconds = 900;
/** By how much the store's clock and ours may differ. */
const toleranceSeconds = 30;
const algorithms = ['HS256', 'HS512'];
/** What else a header may say would choose another key, or another way of reading the token. */
const plainHeader = ['alg', 'typ'];

/** The app that the token must be for, and the one store that must have issued it. */
export interface StoreApp {
  clientId: string;
  clientSecret: string;
  storeHash: string;
}

/** Somebody is who they are only within the store: the same `customerId` is another person's in another one. */
export interface CurrentCustomer {
  storeHash: string;
  customerId: number;
  /** Theirs today. It may change, and may be somebody else's tomorrow: never a key. */
  email: string;
  /** Null where they are in no group. */
  groupId: number | null;
  /** From then on this token is refused. Whoever lets it hold only once must remember it for as long. */
  acceptedUntil: Date;
}

/** Throws CurrentCustomerInvalid. The token may be used again until it expires: see `fingerprintOf` to let it hold once. */
export async function verifyCurrentCustomer(
  token: string,
  app: StoreApp,
  now = new Date(),
): Promise<CurrentCustomer> {
  requireShape(token);
  const { payload, protectedHeader } = await verifiedToken(token, app, now);
  requirePlainHeader(protectedHeader);
  const claims = readClaims(payload);
  requireStore(claims, app);
  requireKind(claims);
  requireLifetime(claims);
  const { customer, exp } = claims;
  return {
    storeHash: app.storeHash,
    customerId: customer.id,
    email: customer.email,
    groupId: Number(customer.group_id) || null,
    acceptedUntil: new Date((exp + toleranceSeconds) * 1000),
  };
}

/**
 * What to remember of a token that has been used (SHA-256, hex): of its signed part alone, because the signature can be
 * spelt in several ways that all verify. Two tokens of one customer and one second are the same token.
 */
export function fingerprintOf(token: string): string {
  return createHash('sha256')
    .update(token.slice(0, token.lastIndexOf('.')))
    .digest('hex');
}

function requireShape(token: string): void {
  if (token.length > longestToken) throw new CurrentCustomerInvalid('too_long');
  if (!compact.test(token)) throw new CurrentCustomerInvalid('malformed');
}

/** Signature, issuer, audience and clock. Without `maxTokenAge` jose would let a token from the future pass. */
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
    throw error instanceof errors.JOSEError ? new CurrentCustomerInvalid(reasonOf(error)) : error;
  }
}

function requirePlainHeader(header: CompactJWSHeaderParameters): void {
  if (Object.keys(header).some((name) => !plainHeader.includes(name))) {
    throw new CurrentCustomerInvalid('header');
  }
}

function readClaims(payload: unknown): Claims {
  const read = claimsSchema.safeParse(payload);
  if (!read.success)
    throw new CurrentCustomerInvalid(`claim ${read.error.issues[0]?.path.join('.')}`);
  return read.data;
}

/** `sub` and `store_hash` both name the store, `aud` and `application_id` both the app. */
function requireStore(
  { sub, store_hash, application_id }: Claims,
  { storeHash, clientId }: StoreApp,
): void {
  if (sub !== storeHash) throw new CurrentCustomerInvalid('claim sub');
  if (store_hash !== storeHash) throw new CurrentCustomerInvalid('claim store_hash');
  if (application_id !== clientId) throw new CurrentCustomerInvalid('claim application_id');
}

/** A customer's login is signed with the same secret; another version may mean something else by the same claims. */
function requireKind({ operation, version }: Claims): void {
  if (operation !== 'current_customer') throw new CurrentCustomerInvalid('claim operation');
  if (version !== 1) throw new CurrentCustomerInvalid('claim version');
}

function requireLifetime({ iat, exp }: Claims): void {
  const seconds = exp - iat;
  if (seconds <= 0 || seconds > lifetimeSeconds) throw new CurrentCustomerInvalid('lifetime');
}

/** Imported once for each secret and algorithm: making the key would cost as much as verifying. */
function keyOf(secret: string, alg: string): Promise<CryptoKey> {
  const name = `${alg} ${secret}`;
  const made = keys.get(name) ?? importKey(secret, alg);
  keys.set(name, made);
  return made;
}
const keys = new Map<string, Promise<CryptoKey>>();

/** The secret as it is written: it looks like hexadecimal or base64, and is neither. */
function importKey(secret: string, alg: string): Promise<CryptoKey> {
  const hmac = { name: 'HMAC', hash: `SHA-${alg.slice(2)}` };
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), hmac, false, ['verify']);
}
