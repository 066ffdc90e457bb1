import 'server-only';
import { domainToASCII } from 'node:url';
import { z } from 'zod';
import { withoutInvisible } from './typed-text';

/** In characters, for which `domainToASCII` is fast: it takes seconds for 60,000. */
const longest = 254;

/** `ada@bücher.example` in the spelling that Chromium sends: `ada@xn--bcher-kva.example`. */
export function emailAddress(typed: string): string {
  const address = withoutInvisible(typed);
  if (address.length > longest) return address;
  const domain = address.slice(address.lastIndexOf('@') + 1);
  // Only these: as a host, `1.2` would become an IP address.
  if (!/[^\p{ASCII}]/u.test(domain)) return address;
  return address.slice(0, -domain.length) + domainToASCII(domain);
}

/** The rule of `<input type="email">`, except that browsers also accept a domain without a dot. */
export function isEmailAddress(given: string): boolean {
  return z.regexes.html5Email.test(given) && given.includes('.', given.lastIndexOf('@'));
}
