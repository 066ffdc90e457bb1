// The addresses in the environment, as schemas: each issue's message follows the variable's name in a sentence.
// Without TLS an address is accepted only on this machine, because tokens and keys travel to it.
import 'server-only';
import { z } from 'zod';
import type { VisitorAddressRule } from './visitor-address';

export const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

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

/**
 * PostgreSQL's, in every form that `pg` takes: before the path the host may be left out, and `host` may name the folder of a
 * Unix socket (Cloud SQL: `postgresql://user:password@/db?host=/cloudsql/project:region:instance`).
 */
export const postgresUrl = z
  .string()
  .refine(
    (url) => /^postgres(ql)?:/.test(url) && URL.canParse(withHost(url)),
    'is not a postgresql:// address',
  );

/** `db.example:5432` or the folder of a socket, for people to read. Never the password. */
export function databaseHost(url: string): string {
  const { host, searchParams } = new URL(withHost(url));
  return searchParams.get('host') ?? decodeURIComponent(host);
}

/** `URL` takes no user without a host. */
function withHost(url: string): string {
  return url.replace('@/', '@localhost/');
}

/** Where people turn to: a page, or a mailbox. */
export const contactUrl = z.url({
  protocol: /^(https|mailto)$/,
  error: 'is neither https nor mailto',
});

/** How the visitor's address is found out: `socket`, `forwarded:1`, `header:fly-client-ip`. */
export const visitorAddressRule = z
  .string()
  .regex(
    /^(socket|forwarded:([1-9]|10)|header:[\w-]+)$/,
    'is none of `socket`, `forwarded:<n>` (1 to 10) and `header:<name>`',
  )
  .transform((given): VisitorAddressRule => {
    const [from, value = ''] = given.split(':');
    if (from === 'forwarded') return { from, position: Number(value) };
    return from === 'header' ? { from, name: value.toLowerCase() } : { from: 'socket' };
  });
