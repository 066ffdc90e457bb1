// What an e-mail address looks like: one rule for forms, for the link in the mail and for answers to questions. It is the
// browsers' own (HTML, "valid e-mail address"), so that a form says the same with and without them.
// The surprise: browsers also take `ada@example`, which nobody can be reached at.
import 'server-only';
import { z } from 'zod';

export function isEmailAddress(given: string): boolean {
  return z.regexes.html5Email.test(given) && given.includes('.', given.lastIndexOf('@'));
}
