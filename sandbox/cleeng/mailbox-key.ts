// Which browser's mailbox a call speaks for. No vendor knows this header: a storefront sends it, with a random key it
// keeps for one browser, so that in a public demo each visitor reads the mail they asked for and no other.

import type { Context } from 'hono';
import { fingerprint } from '../world/fingerprint';

/** Null when the caller names none; a key too short to be a secret counts as none. */
export function mailboxOf(c: Context): string | null {
  const key = c.req.header('X-Sandbox-Mailbox') ?? '';
  return isMailboxKey(key) ? fingerprint(key) : null;
}

function isMailboxKey(key: string): boolean {
  return /^[\w-]{32,128}$/.test(key);
}
