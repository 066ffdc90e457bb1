// A browser that has signed in to an account has its own limit there (docs/decisions/0015-limits.md).
// The cookie outlives signing out and a new password. It does not sign in.
import 'server-only';
import { cookies } from 'next/headers';
import { z } from 'zod';
import { openCookie, sealedCookie } from '@/lib/crypto/sealed-cookie';
import { emailHash, emailHashes } from '@/lib/history/history';

/** Several people may use one computer. */
const mostAccounts = 5;

const knownBrowserCookie = {
  name: 'foyer-known-browser',
  path: '/',
  purpose: 'known-browser',
  seconds: 180 * 86_400,
  /** Hashes of e-mail addresses, newest first. */
  content: z.object({ accounts: z.array(z.string()) }),
} as const;

export async function isKnownBrowser(email: string): Promise<boolean> {
  const known = await openCookie(knownBrowserCookie, await cookies());
  return emailHashes(email).some((hash) => known?.accounts.includes(hash));
}

/** Call it last: setting a cookie makes Next render the page again. */
export async function rememberBrowser(email: string): Promise<void> {
  const jar = await cookies();
  const known = await openCookie(knownBrowserCookie, jar);
  const hashes = emailHashes(email);
  const others = (known?.accounts ?? []).filter((hash) => !hashes.includes(hash));
  const accounts = [emailHash(email), ...others].slice(0, mostAccounts);
  jar.set(await sealedCookie(knownBrowserCookie, { accounts }));
}
