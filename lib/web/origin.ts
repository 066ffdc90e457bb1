// Next runs an action without an Origin header, so it is checked here.
import 'server-only';
import { env } from '@/lib/env/env';
import { Refusal } from '@/lib/errors/errors';

type Sent = Headers | { get(name: string): string | null };

export function isFromOwnOrigin(sent: Sent): boolean {
  return sent.get('origin') === env().app.origin;
}

/** Throws Refusal `foreign_origin`. */
export function requireOwnOrigin(sent: Sent): void {
  if (!isFromOwnOrigin(sent)) throw new Refusal('foreign_origin');
}
