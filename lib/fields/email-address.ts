import 'server-only';
import { z } from 'zod';

/** The rule of `<input type="email">`, except that browsers also accept a domain without a dot. */
export function isEmailAddress(given: string): boolean {
  return z.regexes.html5Email.test(given) && given.includes('.', given.lastIndexOf('@'));
}
