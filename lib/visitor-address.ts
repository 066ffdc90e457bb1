// Where a request comes from, when some of what it says may be forged.
// Each proxy appends the address it saw to X-Forwarded-For, so only the last entries, one a trusted proxy, are believable.
// The surprise: no `server-only` here. scripts/server.ts runs in Next's own process, where that import throws.
import { isIP } from 'node:net';

export interface Arrival {
  /** The other end of the connection: the visitor, or the nearest proxy. */
  socketAddress: string | undefined;
  forwardedFor: string | undefined;
  /** How many proxies of ours stand in front. */
  trustedProxies: number;
}

/** An IPv4 or IPv6 address without port, brackets or zone; null when not even the connection has one. */
export function visitorAddress({ socketAddress, forwardedFor, trustedProxies }: Arrival): string | null {
  const direct = plainAddress(socketAddress ?? '');
  if (trustedProxies === 0) return direct;
  const entries = (forwardedFor ?? '').split(',');
  return plainAddress(entries.at(-trustedProxies) ?? '') ?? direct;
}

function plainAddress(written: string): string | null {
  const withoutPort = written
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
  const address = withoutPort.replace(/%.*$/, '');
  if (isIP(address) !== 6) return isIP(address) ? address : null;
  const shortest = new URL(`http://[${address}]`).hostname.slice(1, -1);
  return mappedAddress(shortest) ?? shortest;
}

/** An IPv4 address that reached an IPv6 socket. However it came, the shortest spelling has its four numbers as two. */
function mappedAddress(shortest: string): string | null {
  const [, high, low] = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(shortest) ?? [];
  if (!high || !low) return null;
  return [high, low].flatMap((pair) => [parseInt(pair, 16) >> 8, parseInt(pair, 16) & 255]).join('.');
}
