// What Next may believe about where a request comes from: a stamp that only this process can make.
import type { IncomingHttpHeaders } from 'node:http';
import { visitorAddress } from '@/lib/visitor-address';

/** Anybody may send these. */
const claims = ['x-forwarded-for', 'x-forwarded-port', 'x-real-ip', 'forwarded'];
/** The public name of the site: a trusted proxy's to say, nobody else's. */
const proxyClaims = ['x-forwarded-host', 'x-forwarded-proto'];

export interface Trust {
  trustedProxies: number;
  /** A secret of this process, which lib/visitor.ts knows through globalThis. */
  marker: string;
}

/** Changes `headers` in place: Next reads them from the request itself. */
export function stampVisitor(
  headers: IncomingHttpHeaders,
  socketAddress: string | undefined,
  { trustedProxies, marker }: Trust,
): void {
  const forwardedFor = [headers['x-forwarded-for'] ?? []].flat().join(',');
  const address = visitorAddress({ socketAddress, forwardedFor, trustedProxies });
  for (const name of trustedProxies === 0 ? [...claims, ...proxyClaims] : claims) delete headers[name];
  delete headers['x-foyer-visitor'];
  if (address) headers['x-foyer-visitor'] = `${marker} ${address}`;
}
