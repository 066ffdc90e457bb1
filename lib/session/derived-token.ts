import 'server-only';
import { hashOf } from '@/lib/crypto/random-token';
import { keyedHash } from '@/lib/crypto/seal';
import { findMirrorByTokenHash } from '@/lib/db/session-mirrors';
import { isAlive } from './is-alive';

/**
 * A session token for openMirror that is the same for every request with the same `parts`, so that they open one session and
 * set one cookie, whichever response comes last. Once that session has ended it is another one.
 */
export async function derivedToken(parts: unknown[], endedId = ''): Promise<string> {
  const sessionToken = keyedHash(JSON.stringify([...parts, endedId]), 'session-token');
  const mirror = await findMirrorByTokenHash(hashOf(sessionToken));
  if (!mirror || isAlive(mirror, new Date())) return sessionToken;
  return derivedToken(parts, mirror.id);
}

/** For a form: `formId` is a UUID made when it was shown, and hidden in it. Whose session it opens, a vendor has verified. */
export function tokenOfForm(
  formId: string,
  { customerId }: { customerId: string },
): Promise<string> {
  return derivedToken(['form', formId, customerId]);
}
