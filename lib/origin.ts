// Did this request come from one of our own pages? Next runs an action that carries no Origin at all, so we look ourselves.
import 'server-only';
import { env } from './env';
import { Refusal } from './errors';

/** Throws Refusal `foreign_origin` unless the browser says that the request began on our own origin. */
export function requireOwnOrigin(sent: Headers | { get(name: string): string | null }): void {
  if (sent.get('origin') !== env().app.origin) throw new Refusal('foreign_origin');
}
