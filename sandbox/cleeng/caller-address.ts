// Where a caller sits: the socket's address, with IPv4 written as IPv4. No forwarded header is believed.

import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

function callerAddress(incoming: IncomingMessage): string {
  const address = incoming.socket.remoteAddress ?? '';
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}

/** `customerIP` when a server asks on behalf of a browser, else the caller. */
export function customerAddress(
  incoming: IncomingMessage,
  customerIP: string | null | undefined,
): string | undefined {
  if (!customerIP) return callerAddress(incoming);
  return isIP(customerIP) ? customerIP : undefined;
}
