import { generateKeyPair, type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { currentKey, importKey } from '../../world/signing-keys';
import type { World } from '../../world/world';
import { CLIENT_SECRET } from '../client';

/** Ignores flaws that are not the signature's. */
export async function signToken(
  world: World,
  typ: 'JWT' | 'logout+jwt',
  claims: JWTPayload,
  flaw: string,
): Promise<string> {
  if (flaw === 'alg-none') return new UnsecuredJWT(claims).encode();
  if (flaw === 'hs256') {
    return new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256', typ })
      .sign(new TextEncoder().encode(CLIENT_SECRET));
  }
  const { kid, privateJwk } = currentKey(world.oidc);
  const kids: Record<string, string | undefined> = {
    'unknown-kid': 'unknown',
    'no-kid': undefined,
  };
  const isForged = flaw === 'unknown-kid' || flaw === 'other-key';
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', typ, kid: flaw in kids ? kids[flaw] : kid })
    .sign(isForged ? await unpublishedKey() : await importKey(privateJwk));
}

let unpublished: ReturnType<typeof generateKeyPair> | undefined;

async function unpublishedKey() {
  unpublished ??= generateKeyPair('RS256');
  return (await unpublished).privateKey;
}
