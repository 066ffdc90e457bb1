import 'server-only';
import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { providerFetch } from './metadata';

/** An unknown key is looked for at most once in this time. */
const cooldownDuration = 5_000;

// Not on globalThis: Next loads pages and routes as separate modules with a jose each.
const keySets = new Map<string, JWTVerifyGetKey>();

export function keysAt(jwksUri: string): JWTVerifyGetKey {
  const known = keySets.get(jwksUri);
  if (known) return known;
  const keys = createRemoteJWKSet(new URL(jwksUri), {
    cooldownDuration,
    [customFetch]: providerFetch,
  });
  keySets.set(jwksUri, keys);
  return keys;
}
