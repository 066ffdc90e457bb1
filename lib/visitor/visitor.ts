import 'server-only';
import ipaddr from 'ipaddr.js';
import { headers } from 'next/headers';
import { env } from '@/lib/env/env';
import { visitorAddress } from '@/lib/env/visitor-address';
import { stampedSocketAddress } from '@/lib/web/socket-address';

export interface Visitor {
  address: string | null;
  /** IPv4 /24 or IPv6 /48, for storing. Null for this machine. */
  addressPrefix: string | null;
  userAgent: string | null;
}

const longestUserAgent = 256;

export async function currentVisitor(): Promise<Visitor> {
  const sent = await headers();
  const address = visitorAddress(env().app.visitorAddress, {
    header: (name) => sent.get(name),
    socketAddress: stampedSocketAddress(sent),
  });
  return {
    address,
    addressPrefix: address && prefixOf(address),
    userAgent: sent.get('user-agent')?.slice(0, longestUserAgent) ?? null,
  };
}

const rangesWithoutCountry = [
  'broadcast',
  'carrierGradeNat',
  'linkLocal',
  'loopback',
  'multicast',
  'private',
  'uniqueLocal',
  'unspecified',
];

/** For Cleeng: null for an address that belongs to no country. */
export function publicAddress({ address }: Pick<Visitor, 'address'>): string | null {
  return address && !rangesWithoutCountry.includes(ipaddr.parse(address).range()) ? address : null;
}

/** An IPv4 address, or an IPv6 /64, in which its user chooses the rest. This machine's two addresses are one network. */
export function networkOf(address: string): string {
  if (address === '::1') return '127.0.0.1';
  return isIPv6(address) ? ipv6Network(address, 64) : address;
}

/** The IPv6 /48, which a provider may give to one customer. Null for IPv4. */
export function blockOf(address: string): string | null {
  return address !== '::1' && isIPv6(address) ? ipv6Network(address, 48) : null;
}

export function prefixOf(address: string): string | null {
  if (ipaddr.parse(address).range() === 'loopback') return null;
  return isIPv6(address)
    ? ipv6Network(address, 48)
    : `${ipaddr.IPv4.networkAddressFromCIDR(`${address}/24`)}/24`;
}

function ipv6Network(address: string, bits: number): string {
  return `${ipaddr.IPv6.networkAddressFromCIDR(`${address}/${bits}`)}/${bits}`;
}

function isIPv6(address: string): boolean {
  return address.includes(':');
}
