// The sandbox's own header: a random key that the storefront keeps for one browser, so that the visitors of a public demo
// read only their own mail.

import type { Context } from 'hono';
import { fingerprint } from '../world/fingerprint';

/** Null without a key, or with one that is too short to be secret. */
export function mailboxOf(c: Context): string | null {
  const key = c.req.header('X-Sandbox-Mailbox') ?? '';
  return isMailboxKey(key) ? fingerprint(key) : null;
}

function isMailboxKey(key: string): boolean {
  return /^[\w-]{32,128}$/.test(key);
}
