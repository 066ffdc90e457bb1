// JWE (`dir` + A256GCM) for what the database and browsers store but must not read.
// The first of SESSION_KEYS encrypts, all decrypt, named by `kid`: keys rotate without signing anyone out.
import 'server-only';
import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { CompactEncrypt, compactDecrypt, errors, type JWEHeaderParameters } from 'jose';
import { env } from '@/lib/env/env';
import { hashOf } from './random-token';

/** Each has its own derived key, so that one sealed value cannot stand for another. */
export type Purpose =
  | 'vendor-tokens'
  | 'session-cookie'
  | 'cookie-door'
  | 'sso-checks'
  | 'sso-flow'
  | 'sso-person'
  | 'sso-sign-out'
  | 'id-token'
  | 'reset-request'
  | 'reset-link'
  | 'unanswered-password'
  | 'hand-over'
  | 'email'
  | 'limit'
  | 'known-browser'
  | 'session-token';

/** A value in the database is `boundTo` its row: copied into another row, it does not open. */
export async function seal(plaintext: string, purpose: Purpose, boundTo?: string): Promise<string> {
  const key = sealingKey();
  return new CompactEncrypt(new TextEncoder().encode(plaintext))
    .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: keyId(key), sub: subjectOf(boundTo) })
    .encrypt(await sealer(key, purpose));
}

/** Throws a JOSEError for an altered value, another row, or a key that we no longer have. */
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

function subjectOf(boundTo: string | undefined): string | undefined {
  return boundTo && hashOf(boundTo);
}

/** As base64url, the sealing key first. */
export function derivedSecrets(purpose: Purpose): string[] {
  return env().session.keys.map((key) => Buffer.from(derive(key, purpose)).toString('base64url'));
}

/** Hex. For values to recognise that must not be guessed from the database. */
export function keyedHash(text: string, purpose: Purpose): string {
  return hashUnder(sealingKey(), text, purpose);
}

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

/** Cached: making the key takes as long as opening a cookie with it. */
function sealer(key: string, purpose: Purpose): Promise<CryptoKey> {
  const name = `${purpose} ${key}`;
  const imported =
    sealers.get(name) ??
    crypto.subtle.importKey('raw', derive(key, purpose), 'AES-GCM', false, both);
  sealers.set(name, imported);
  return imported;
}
const sealers = new Map<string, Promise<CryptoKey>>();
const both: KeyUsage[] = ['encrypt', 'decrypt'];

function derive(key: string, purpose: Purpose): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    hkdfSync('sha256', Buffer.from(key, 'base64url'), '', `foyer ${purpose}`, 32),
  );
}
