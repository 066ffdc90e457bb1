// The newest key signs; a rotated one stays published for a while, because its tokens are still valid.

import { randomUUID } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { ageInSeconds, type Stamp, stampNow } from './ageing';

export interface SigningKey {
  kid: string;
  privateJwk: JWK;
  publicJwk: JWK;
  retired?: Stamp;
}

/** A vendor's part of the world. */
export interface Signer {
  signingKeys: SigningKey[];
}

interface Lifetime {
  agedSeconds: number;
  settings: { retiredKeyLifetime: number };
}

export async function createSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const kid = randomUUID();
  const published = { kid, alg: 'RS256', use: 'sig' };
  return {
    kid,
    privateJwk: { ...(await exportJWK(privateKey)), ...published },
    publicJwk: { ...(await exportJWK(publicKey)), ...published },
  };
}

export async function rotateSigningKey(world: Lifetime, signer: Signer): Promise<SigningKey> {
  const key = await createSigningKey();
  for (const older of signer.signingKeys) older.retired ??= stampNow(world);
  signer.signingKeys = [key, ...publishedKeys(world, signer)];
  return key;
}

export function publishedKeys(world: Lifetime, { signingKeys }: Signer): SigningKey[] {
  const lifetime = world.settings.retiredKeyLifetime;
  return signingKeys.filter((key) => !key.retired || ageInSeconds(world, key.retired) < lifetime);
}

export function currentKey({ signingKeys: [key] }: Signer): SigningKey {
  if (!key) throw new Error('The sandbox has no signing key');
  return key;
}

const imported = new Map<string, Promise<CryptoKey>>();

/** Cached: importing an RSA key takes longer than using it. */
export function importKey(jwk: JWK): Promise<CryptoKey> {
  const id = `${jwk.kid} ${jwk.d ? 'private' : 'public'}`;
  const known = imported.get(id);
  if (known) return known;
  const key = importJWK(jwk, 'RS256') as Promise<CryptoKey>;
  imported.set(id, key);
  return key;
}
