// Did this request come from one of our own pages? Next runs an action that carries no Origin at all, so we look ourselves.
import 'server-only';
import { env } from '@/lib/env/env';
import { Refusal } from '@/lib/errors/errors';

type Sent = Headers | { get(name: string): string | null };

/** Whether the browser says that the request began on our own origin. Silence is no such word. */
export function isFromOwnOrigin(sent: Sent): boolean {
  return sent.get('origin') === env().app.origin;
}

/** Throws Refusal `foreign_origin` unless it does. */
export function requireOwnOrigin(sent: Sent): void {
  if (!isFromOwnOrigin(sent)) throw new Refusal('foreign_origin');
}
