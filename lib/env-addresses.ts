// The addresses in the environment, as schemas: each issue's message follows the variable's name in a sentence.
// The surprise: without TLS an address is believed only on this machine, for tokens and keys travel to it.
import 'server-only';
import { z } from 'zod';

const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

export function isLoopback(url: string): boolean {
  return loopbackHosts.includes(new URL(url).hostname);
}

export const httpUrl = z
  .url({ protocol: /^https?$/, error: 'is not an http(s) address' })
  // A failing request names its address, in the log too.
  .refine(
    (url) => !URL.canParse(url) || new URL(url).username + new URL(url).password === '',
    'must not hold a password',
  )
  .transform((url) => url.replace(/\/+$/, ''));

/** A vendor's: whoever can change what travels to it in the clear can sign in as anybody. */
export const vendorUrl = httpUrl.refine(
  (url) => url.startsWith('https:') || isLoopback(url),
  'must be https unless it is on this machine',
);

/** Ours. A path would silently be lost, for every address of ours starts at the root. */
export const originUrl = httpUrl.refine((url) => {
  const { pathname, search, hash } = new URL(url);
  return [pathname.slice(1), search, hash].every((part) => part === '');
}, 'must be an origin alone, like https://foyer.example, without a path or a query');

/** Where people turn to: a page, or a mailbox. */
export const contactUrl = z.url({ protocol: /^(https|mailto)$/, error: 'is neither https nor mailto' });
