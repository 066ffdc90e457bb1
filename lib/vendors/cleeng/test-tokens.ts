// For tests: valid and forged tokens, verified at noon.
import 'server-only';
import {
  type CryptoKey,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JWTPayload,
  SignJWT,
} from 'jose';
import { expect } from 'vitest';
import { verifyCleengToken } from './jwt';

export const publisherId = '123456789';
export const noon = new Date('2026-11-21T12:00:00Z');
export const noonInSeconds = noon.getTime() / 1000;
/** As in Cleeng's documentation. */
export const claims = { customerId: 100000001, publisherId: 123456789, exp: noonInSeconds + 900 };

interface Pair {
  privateKey: CryptoKey;
  publicKey: CryptoKey;
}

const newPair = (): Promise<Pair> => generateKeyPair('RS256', { extractable: true });
export const [ours, older, strangers] = await Promise.all([newPair(), newPair(), newPair()]);

const published = {
  ours: { ...(await exportJWK(ours.publicKey)), kid: 'ours', alg: 'RS256', use: 'sig' },
  older: { ...(await exportJWK(older.publicKey)), kid: 'older', alg: 'RS256', use: 'sig' },
};

export function sign(
  payload: Record<string, unknown> = claims,
  header: Record<string, unknown> = { kid: 'ours' },
  pair: Pair = ours,
): Promise<string> {
  return new SignJWT(payload as JWTPayload)
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...header })
    .sign(pair.privateKey);
}

/** At noon, with both published keys unless fewer are named. */
export function verify(
  jwt: string,
  kids: (keyof typeof published)[] = ['older', 'ours'],
  now = noon,
) {
  const keys = createLocalJWKSet({ keys: kids.map((kid) => published[kid]) });
  return verifyCleengToken(jwt, { keys, publisherId, now });
}

export const base64url = (value: string | object) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

export async function parts(): Promise<[header: string, payload: string, signature: string]> {
  const [header = '', payload = '', signature = ''] = (await sign()).split('.');
  return [header, payload, signature];
}

export type Forgery = [name: string, code: string, make: () => Promise<string> | string];

export async function refusal([, code, make]: Forgery): Promise<void> {
  await expect(verify(await make())).rejects.toMatchObject({ name: 'CleengTokenInvalid', code });
}
