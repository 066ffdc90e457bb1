// What an API key of Kustomer's says of itself. Every customer's page shows it, so it must open nothing but the chat.
// The surprise: such a key is a JWT, often one that nobody signed; an older one may be a word that says nothing.
import { decodeJwt, errors } from 'jose';
import { z } from 'zod';
import { type Finding, failure, fine, warning } from './finding';

const asked = 'key of the chat';
const rightRole = 'org.tracking';

const claims = z.looseObject({ roles: z.array(z.string()).min(1), exp: z.number().optional() });

export function checkKey(key: string, now: Date): Finding {
  const said = claimsOf(key);
  if (!said)
    return warning(
      asked,
      'does not say what it may do',
      `Look in Kustomer's settings: its one role must be ${rightRole}, for everybody can read it.`,
    );
  const others = said.roles.filter((role) => role !== rightRole);
  if (others.length > 0)
    return failure(
      asked,
      `may do more than chat: ${others.join(', ')}`,
      `Revoke it, for everybody can read it, and make one whose only role is ${rightRole}.`,
    );
  if (said.exp !== undefined && said.exp * 1000 <= now.getTime())
    return failure(asked, 'has run out', `Make a new one, whose only role is ${rightRole}.`);
  return fine(asked, `its only role is ${rightRole}`);
}

export function isApiKey(word: string): boolean {
  return claimsOf(word) !== null;
}

function claimsOf(key: string): z.infer<typeof claims> | null {
  try {
    return claims.safeParse(decodeJwt(key)).data ?? null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
