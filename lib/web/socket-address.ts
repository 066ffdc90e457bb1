import 'server-only';
import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const header = 'x-foyer-socket-address';

// Next loads instrumentation and pages as separate module instances.
const shared: typeof globalThis & { foyerSocketSecret?: string } = globalThis;

/** The secret prevents forgery. An existing stamp stays: Next forwards some actions to itself. */
export function stampSocketAddress(
  headers: IncomingHttpHeaders,
  address: string | undefined,
): void {
  shared.foyerSocketSecret ??= randomBytes(16).toString('hex');
  if (String(headers[header]).startsWith(`${shared.foyerSocketSecret} `)) return;
  if (address) headers[header] = `${shared.foyerSocketSecret} ${address}`;
  else delete headers[header];
}

export function stampedSocketAddress(headers: Pick<Headers, 'get'>): string | null {
  const [secret, address] = headers.get(header)?.split(' ') ?? [];
  return shared.foyerSocketSecret && secret === shared.foyerSocketSecret ? (address ?? null) : null;
}
