// Messages follow the variable's name in a sentence.
import 'server-only';
import { z } from 'zod';
import type { VisitorAddressRule } from './visitor-address';

export const loopbackHosts = ['localhost', '127.0.0.1', '[::1]'];

export function isLoopback(url: string): boolean {
  return loopbackHosts.includes(new URL(url).hostname);
}

export const httpUrl = z
  .url({ protocol: /^https?$/, error: 'is not an http(s) address' })
  // A failed request is logged with its address.
  .refine(
    (url) => !URL.canParse(url) || new URL(url).username + new URL(url).password === '',
    'must not hold a password',
  )
  .transform((url) => url.replace(/\/+$/, ''));

/** Tokens and keys travel to it. */
export const vendorUrl = httpUrl.refine(
  (url) => url.startsWith('https:') || isLoopback(url),
  'must be https unless it is on this machine',
);

/** Our pages start at the root, so a path would be lost. */
export const originUrl = httpUrl.refine((url) => {
  const { pathname, search, hash } = new URL(url);
  return [pathname.slice(1), search, hash].every((part) => part === '');
}, 'must be an origin only, like https://foyer.example, without a path or a query');

/** In every form that `pg` accepts, also with a socket's folder as `host`: `postgresql://user:password@/db?host=/cloudsql/project:region:instance`. */
export const postgresUrl = z
  .string()
  .refine(
    (url) => /^postgres(ql)?:/.test(url) && URL.canParse(withHost(url)),
    'is not a postgresql:// address',
  );

/** `db.example:5432` or the folder of a socket, without the password. */
export function databaseHost(url: string): string {
  const { host, searchParams } = new URL(withHost(url));
  return searchParams.get('host') ?? decodeURIComponent(host);
}

/** `URL` refuses a user without a host. */
function withHost(url: string): string {
  return url.replace('@/', '@localhost/');
}

export const contactUrl = z.url({
  protocol: /^(https|mailto)$/,
  error: 'is neither https nor mailto',
});

/** `socket`, `forwarded:1`, `header:fly-client-ip` */
export const visitorAddressRule = z
  .string()
  .regex(
    /^(socket|forwarded:([1-9]|10)|header:[\w-]+)$/,
    'is none of `socket`, `forwarded:<n>` (1 to 10) and `header:<name>`',
  )
  .transform((rule): VisitorAddressRule => {
    const [from, value = ''] = rule.split(':');
    if (from === 'forwarded') return { from, position: Number(value) };
    return from === 'header' ? { from, name: value.toLowerCase() } : { from: 'socket' };
  });
