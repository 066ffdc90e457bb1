import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether the request carries this bearer token. How long it takes tells nothing of how much of it was right. */
export function hasBearerToken(sent: Headers, token: string): boolean {
  return timingSafeEqual(digest(sent.get('authorization') ?? ''), digest(`Bearer ${token}`));
}

/** Of one length, as the comparison needs it. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
