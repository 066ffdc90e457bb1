// `jti` holds the world's age at issue, so that `advance` can age tokens that are kept nowhere.

import { randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { ageInSeconds } from '../world/ageing';
import { currentKey, importKey, publishedKeys } from '../world/signing-keys';
import type { World } from '../world/world';
import { refuse } from './envelope';
import type { Customer } from './world';

export async function signJwt(
  world: World,
  customer: Customer,
  publisherId: number,
): Promise<string> {
  const { settings } = world;
  const key = currentKey(world.cleeng);
  const issuedAt = Math.floor(Date.now() / 1000);
  const claims = {
    customerId: settings.customerIdInJwt === 'string' ? String(customer.id) : customer.id,
    publisherId,
    ...(settings.jwtCarriesEmail ? { email: customer.email } : {}),
  };
  return new SignJWT(claims)
    .setProtectedHeader({
      alg: 'RS256',
      typ: 'JWT',
      ...(settings.jwtCarriesKid ? { kid: key.kid } : {}),
    })
    .setJti(`${world.agedSeconds}-${randomUUID()}`)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + settings.jwtLifetime)
    .sign(await importKey(key.privateJwk));
}

const claimsSchema = z.object({
  customerId: z.coerce.number().int(),
  publisherId: z.coerce.number().int(),
  iat: z.number(),
  exp: z.number(),
  jti: z.string().regex(/^\d+-/),
});

export type Claims = z.infer<typeof claimsSchema>;

/** AUTH0002 for a token that we never signed, AUTH0003 for one that is too old. */
export async function verifyJwt(world: World, jwt: string): Promise<Claims> {
  for (const key of publishedKeys(world, world.cleeng)) {
    const payload = await verifyWith(key.publicJwk, jwt);
    if (!payload) continue;
    const claims = claimsSchema.parse(payload);
    const issued = { at: claims.iat * 1000, agedSeconds: Number.parseInt(claims.jti, 10) };
    if (ageInSeconds(world, issued) >= claims.exp - claims.iat) refuse('jwtExpired');
    return claims;
  }
  return refuse('jwtInvalid');
}

async function verifyWith(
  publicJwk: Parameters<typeof importKey>[0],
  jwt: string,
): Promise<unknown> {
  try {
    // The age was checked above, where `advance` counts; jose knows only the real clock.
    const { payload } = await jwtVerify(jwt, await importKey(publicJwk), {
      algorithms: ['RS256'],
      currentDate: new Date(0),
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}
