import 'server-only';
import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** How the address of a connection reaches pages and actions: Next hides the socket from them. */
const header = 'x-foyer-socket-address';

// On globalThis, because Next loads instrumentation and pages as separate module instances.
const shared: typeof globalThis & { foyerSocketSecret?: string } = globalThis;

/**
 * Writes the address into the request's own headers. It carries a secret of this process, so that no client can send one, and
 * a request that Next forwards to itself (an action posted to another page) keeps the address of the visitor.
 */
export function stampSocketAddress(
  headers: IncomingHttpHeaders,
  address: string | undefined,
): void {
  shared.foyerSocketSecret ??= randomBytes(16).toString('hex');
  if (String(headers[header]).startsWith(`${shared.foyerSocketSecret} `)) return;
  if (address) headers[header] = `${shared.foyerSocketSecret} ${address}`;
  else delete headers[header];
}

/** Null for a request that came before anything stamped it, and for a stamp that is not ours. */
export function stampedSocketAddress(headers: Pick<Headers, 'get'>): string | null {
  const [secret, address] = headers.get(header)?.split(' ') ?? [];
  return shared.foyerSocketSecret && secret === shared.foyerSocketSecret ? (address ?? null) : null;
}
