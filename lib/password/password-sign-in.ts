// With SSO_ONLY no password is taken or set here: a customer could set one at Cleeng behind the provider's back.
import 'server-only';
import { env } from '@/lib/env/env';
import { Refusal } from '@/lib/errors/errors';
import { seeOther } from '@/lib/web/see-other';

export function hasPasswordSignIn(): boolean {
  return env().takesPasswords;
}

/** For use cases. Throws Refusal `sso_only`. */
export function requirePasswordSignIn(): void {
  if (!hasPasswordSignIn()) throw new Refusal('sso_only');
}

/** For pages: leads to the page that has the other sign-in. */
export function requirePasswordPage(loginPath: string): void {
  if (!hasPasswordSignIn()) seeOther(loginPath);
}
