import 'server-only';
import { env } from './env';

/** With `__Host-`, which requires https and the path `/`, no other host of our domain can set it. */
export function cookieName(name: string): string {
  return env().app.isSecure ? `__Host-${name}` : name;
}
