// Our public API key must only allow chat. Kustomer's are JWTs, often unsigned; older ones may not be JWTs.
import 'server-only';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import { joseCode } from '@/lib/errors/jose-code';

export const chatRole = 'org.tracking';

const claims = z.looseObject({ roles: z.array(z.string()).min(1), exp: z.number().optional() });

/** Null for a key without roles. `exp` is in seconds. */
export function claimsOfKey(key: string): z.infer<typeof claims> | null {
  try {
    return claims.safeParse(decodeJwt(key)).data ?? null;
  } catch (error) {
    if (joseCode(error)) return null;
    throw error;
  }
}

export function allowsMoreThanChat(key: string): boolean {
  return claimsOfKey(key)?.roles.some((role) => role !== chatRole) ?? false;
}
