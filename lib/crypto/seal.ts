// What the database and browsers keep for us but must not be able to read (JWE, `dir` + A256GCM).
// The first of SESSION_KEYS seals, all open, each named by its `kid`, so keys rotate without a sign-out.
import 'server-only';
import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, errors, type JWEHeaderParameters } from 'jose';
import { env } from '@/lib/env/env';
import { hashOf } from './random-token';

/** Each purpose has its own derived key: a sealed cookie never opens where vendor tokens are expected. */
export type Purpose =
  | 'vendor-tokens'
  | 'session-cookie'
  | 'cookie-door'
  | 'reset-request'
  | 'reset-link'
  | 'unanswered-password'
  | 'hand-over'
  | 'email'
  | 'limit'
  | 'known-browser'
  | 'session-token';

/**
 * What is kept in the database is `boundTo` the row that it belongs to: whoever can write there may copy a sealed value into
 * another row, where it must not open.
 */
export async function seal(plaintext: string, purpose: Purpose, boundTo?: string): Promise<string> {
  const key = sealingKey();
  return new CompactEncrypt(new TextEncoder().encode(plaintext))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: keyId(key), sub: subjectOf(boundTo) })
    .encrypt(await sealer(key, purpose));
}

/**
 * What was sealed. Throws a JOSEError where it was altered, bound to something else or to nothing, or sealed with a key that we
 * no longer hold.
 */
export async function unseal(sealed: string, purpose: Purpose, boundTo?: string): Promise<string> {
  const { plaintext, protectedHeader } = await compactDecrypt(
    sealed,
    (header) => sealer(keyNamed(header), purpose),
    { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] },
  );
  if (protectedHeader.sub !== subjectOf(boundTo)) {
    throw new errors.JWEDecryptionFailed('sealed for another row');
  }
  return new TextDecoder().decode(plaintext);
}

/** The header is authenticated, but anybody can read it. */
function subjectOf(boundTo: string | undefined): string | undefined {
  return boundTo && hashOf(boundTo);
}

/** The keys of one purpose as base64url, the sealing one first: for next-auth, which takes text, and does not start without a secret. */
export function derivedSecrets(purpose: Purpose): string[] {
  return env().session.keys.map((key) => Buffer.from(derive(key, purpose)).toString('base64url'));
}

/** A fingerprint, hex, that only we can make: for what may be recognised again but must not be guessed from the database. */
export function keyedHash(text: string, purpose: Purpose): string {
  return hashUnder(sealingKey(), text, purpose);
}

/** The fingerprint under every key: what to look for, since it was made with the key that came first at the time. */
export function keyedHashes(text: string, purpose: Purpose): string[] {
  return env().session.keys.map((key) => hashUnder(key, text, purpose));
}

function hashUnder(key: string, text: string, purpose: Purpose): string {
  return createHmac('sha256', derive(key, purpose)).update(text).digest('hex');
}

function sealingKey(): string {
  const [key] = env().session.keys;
  if (!key) throw new Error('SESSION_KEYS holds no key.');
  return key;
}

function keyNamed({ kid }: JWEHeaderParameters): string {
  const key = env().session.keys.find((candidate) => keyId(candidate) === kid);
  if (!key) throw new errors.JWEDecryptionFailed('no key of that name');
  return key;
}

function keyId(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 8);
}

/** Derived and imported once a process: every request opens a cookie, and making the key costs as much as opening it. */
function sealer(key: string, purpose: Purpose): Promise<CryptoKey> {
  const name = `${purpose} ${key}`;
  const made =
    sealers.get(name) ??
    crypto.subtle.importKey('raw', derive(key, purpose), 'AES-GCM', false, both);
  sealers.set(name, made);
  return made;
}
const sealers = new Map<string, Promise<CryptoKey>>();
const both: KeyUsage[] = ['encrypt', 'decrypt'];

function derive(key: string, purpose: Purpose): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    hkdfSync('sha256', Buffer.from(key, 'base64url'), '', `foyer ${purpose}`, 32),
  );
}
