// The socket's address, IPv4 in IPv4 notation. Forwarded headers are ignored.

import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

function callerAddress(incoming: IncomingMessage): string {
  const address = incoming.socket.remoteAddress ?? '';
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
}

/** `customerIP` where a server calls on behalf of a browser, else the caller's address. */
export function customerAddress(
  incoming: IncomingMessage,
  customerIP: string | null | undefined,
): string | undefined {
  if (!customerIP) return callerAddress(incoming);
  return isIP(customerIP) ? customerIP : undefined;
}
