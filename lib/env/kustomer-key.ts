// What an API key of Kustomer's says of itself: every customer's page shows ours, so it must open nothing but the chat.
// The surprise: such a key is a JWT, often one that nobody signed; an older one may be a word that says nothing.
import 'server-only';
import { decodeJwt, errors } from 'jose';
import { z } from 'zod';

/** The one role of a key that everybody may read. */
export const chatRole = 'org.tracking';

const claims = z.looseObject({ roles: z.array(z.string()).min(1), exp: z.number().optional() });

/** Null where it does not say. `exp` is in seconds. */
export function claimsOfKey(key: string): z.infer<typeof claims> | null {
  try {
    return claims.safeParse(decodeJwt(key)).data ?? null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

/** Whether it says that it opens more than the chat. */
export function opensMoreThanChat(key: string): boolean {
  return claimsOfKey(key)?.roles.some((role) => role !== chatRole) ?? false;
}
