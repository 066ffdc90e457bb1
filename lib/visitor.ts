// What we know of the browser that asks: its address, as our own server stamped it, and its name for itself.
// The surprise: forwarding headers are not read here. Anyone can send those; only scripts/server.ts, in this process,
// knows the marker that makes an address believable.
import 'server-only';
import { BlockList } from 'node:net';
import { headers } from 'next/headers';

export interface Visitor {
  /** Null where nothing trustworthy stands in front of Next. */
  address: string | null;
  /** The address without its last part, for keeping: IPv4 /24, IPv6 /48. Null for this machine's own, which is no network. */
  addressPrefix: string | null;
  userAgent: string | null;
}

const longestUserAgent = 256;

export async function currentVisitor(): Promise<Visitor> {
  const sent = await headers();
  const address = stampedAddress(sent.get('x-foyer-visitor'));
  return {
    address,
    addressPrefix: address && prefixOf(address),
    userAgent: sent.get('user-agent')?.slice(0, longestUserAgent) ?? null,
  };
}

/** The address to ask Cleeng about: null for this machine's own and private ones, which say nothing of a country. */
export function publicAddress({ address }: Visitor): string | null {
  if (!address) return null;
  return placeless.check(address, address.includes(':') ? 'ipv6' : 'ipv4') ? null : address;
}

const placeless = new BlockList();
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const) {
  placeless.addSubnet(network, bits, 'ipv4');
}
placeless.addAddress('::1', 'ipv6');
placeless.addSubnet('fc00::', 7, 'ipv6');
placeless.addSubnet('fe80::', 10, 'ipv6');

function stampedAddress(stamp: string | null): string | null {
  const marker: unknown = Reflect.get(globalThis, Symbol.for('foyer.visitor-marker'));
  const [stampMarker, address] = stamp?.split(' ') ?? [];
  return typeof marker === 'string' && stampMarker === marker && address ? address : null;
}

/**
 * What one customer of a network has to themselves: an IPv4 address, or an IPv6 /64, of which they choose the rest. This
 * machine is one, by whichever of its two a program reaches us.
 */
export function networkOf(address: string): string {
  if (address === '::1') return '127.0.0.1';
  return address.includes(':') ? `${groupsOf(address).slice(0, 4).join(':')}::/64` : address;
}

/** The IPv6 /48 that a network lies in: a provider may give one customer all of it. IPv4 has none. */
export function blockOf(address: string): string | null {
  if (address === '::1' || !address.includes(':')) return null;
  return `${groupsOf(address).slice(0, 3).join(':')}::/48`;
}

/** All eight, each in its shortest spelling. */
function groupsOf(address: string): string[] {
  const [head = [], tail = []] = new URL(`http://[${address}]`).hostname
    .slice(1, -1)
    .split('::')
    .map((groups) => groups.split(':').filter(Boolean));
  const zeros = Array(8 - head.length - tail.length).fill('0');
  return [...head, ...zeros, ...tail];
}

export function prefixOf(address: string): string | null {
  if (address === '::1' || address.startsWith('127.')) return null;
  if (!address.includes(':')) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  const [head = ''] = address.split('::');
  return `${head.split(':').slice(0, 3).join(':')}::/48`;
}
