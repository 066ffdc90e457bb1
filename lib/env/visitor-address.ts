import 'server-only';
import ipaddr from 'ipaddr.js';

/** The setting VISITOR_ADDRESS. */
export type VisitorAddressRule =
  | { from: 'socket' }
  /** An entry of X-Forwarded-For, counted from the right, where each proxy appends the address it sees. */
  | { from: 'forwarded'; position: number }
  /** A header that the platform overwrites, in lower case. */
  | { from: 'header'; name: string };

export interface RequestOrigin {
  header(name: string): string | null;
  /** Of the visitor or the nearest proxy. Null when unknown. */
  socketAddress: string | null;
}

/** Without port, brackets or zone. Falls back to the connection's address; null when unknown. */
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

/** Null if it is no address. An IPv4-mapped IPv6 address becomes IPv4. */
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
