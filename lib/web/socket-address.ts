import 'server-only';
import type { IncomingHttpHeaders } from 'node:http';
import { stamp, stamped } from './stamp';

const header = 'x-foyer-socket-address';

/** An existing stamp stays: Next forwards some actions to itself. */
export function stampSocketAddress(
  headers: IncomingHttpHeaders,
  address: string | undefined,
): void {
  if (stamped({ get: (name) => headers[name]?.toString() ?? null }, header)) return;
  if (address) stamp(headers, header, address);
  else delete headers[header];
}

export function stampedSocketAddress(headers: Pick<Headers, 'get'>): string | null {
  return stamped(headers, header);
}
