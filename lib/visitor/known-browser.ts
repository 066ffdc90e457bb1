// A browser that has signed in to an account before, and is known by that to this account alone. Strangers who guess cannot
// shut its door: it counts with its like (docs/decisions/0015-limits.md). It opens nothing: the password does.
// The surprise: it outlives signing out, and a new password. A computer that several people use knows the account of each.
import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { newSecret } from '@/lib/crypto/random-token';
import { openCookie, sealedCookie } from '@/lib/crypto/sealed-cookie';
import { emailHash, emailHashes } from '@/lib/history/history';

const mostAccounts = 5;

const knownBrowserCookie = {
  name: 'foyer-known-browser',
  path: '/',
  purpose: 'known-browser',
  seconds: 180 * 86_400,
  /** A fingerprint an account, the newest first. */
  content: z.object({ id: z.string(), accounts: z.array(z.string()) }),
} as const;

/** What to count this browser by at this account; null where it is not known there. */
export async function knownBrowser(email: string): Promise<string | null> {
  const known = await openCookie(knownBrowserCookie, await cookies());
  return known && emailHashes(email).some((hash) => known.accounts.includes(hash))
    ? known.id
    : null;
}

/** Only actions and routes may, and only once all else is done: a cookie makes Next draw the page again. */
export async function rememberBrowser(email: string): Promise<void> {
  const jar = await cookies();
  const known = await openCookie(knownBrowserCookie, jar);
  const { id = newSecret(), accounts = [] } = known ?? {};
  const same = emailHashes(email);
  const others = accounts.filter((hash) => !same.includes(hash)).slice(0, mostAccounts - 1);
  jar.set(await sealedCookie(knownBrowserCookie, { id, accounts: [emailHash(email), ...others] }));
}
