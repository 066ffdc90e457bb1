import 'server-only';
import ipaddr from 'ipaddr.js';

/** Which part of a request tells the visitor's address: the setting VISITOR_ADDRESS. */
export type VisitorAddressRule =
  | { from: 'socket' }
  /** The entry of X-Forwarded-For at this position from the right, 1 for the last: each proxy appends the address it saw. */
  | { from: 'forwarded'; position: number }
  /** A header that the platform in front overwrites, lower case. */
  | { from: 'header'; name: string };

export interface RequestOrigin {
  header(name: string): string | null;
  /** The other end of the connection: the visitor, or the nearest proxy. Null where it is not known. */
  socketAddress: string | null;
}

/**
 * An IPv4 or IPv6 address without port, brackets or zone. Where the rule's header holds none it is the connection's own;
 * null where that is unknown too, or there is no rule.
 */
export function visitorAddress(
  rule: VisitorAddressRule | null,
  { header, socketAddress }: RequestOrigin,
): string | null {
  if (!rule) return null;
  return addressFromHeader(rule, header) ?? normalizedAddress(socketAddress ?? '');
}

function addressFromHeader(
  rule: VisitorAddressRule,
  header: RequestOrigin['header'],
): string | null {
  if (rule.from === 'socket') return null;
  if (rule.from === 'header') return normalizedAddress(header(rule.name) ?? '');
  const entries = (header('x-forwarded-for') ?? '').split(',');
  return normalizedAddress(entries.at(-rule.position) ?? '');
}

/** Null for what is no address. An IPv4 address in IPv6 spelling becomes the IPv4 address. */
function normalizedAddress(written: string): string | null {
  const address = written
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replace(/^\[([^\]]*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '');
  const isAddress = ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address);
  return isAddress ? ipaddr.process(address).toString() : null;
}
