// Never decides who is signed in: lib/session/current.ts does.
import 'server-only';
import { type NextRequest, NextResponse } from 'next/server';
import { loopbackHosts } from '@/lib/env/addresses';
import { env } from '@/lib/env/env';
import { moveResetLink } from '@/lib/password/reset-link';
import { offerPath } from '@/lib/paths';
import {
  contentSecurityPolicy,
  reportedPolicy,
  strictTransportSecurity,
} from '@/lib/web/security-headers';
import { offerOfPage } from '@/lib/web/sold-offers';

/** Next never serves a folder that begins with an underscore, so this is always a 404. */
const nowhere = '/_nowhere';

export async function proxy(request: NextRequest): Promise<Response> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  const response =
    moveToOwnName(request) ?? (await moveResetLink(request)) ?? pageWith(policy, request);
  response.headers.set('content-security-policy', policy);
  const reported = reportedPolicy(nonce);
  if (reported) response.headers.set('content-security-policy-report-only', reported);
  const transport = strictTransportSecurity();
  if (transport) response.headers.set('strict-transport-security', transport);
  return response;
}

/** `localhost` and `127.0.0.1` have different cookies and origins, so pages move to the one in APP_URL. */
function moveToOwnName({ method, headers, nextUrl }: NextRequest): Response | null {
  const own = new URL(env().app.origin);
  const names = loopbackHosts.map((name) => own.host.replace(own.hostname, name));
  const host = headers.get('host') ?? '';
  const isOtherName = env().app.isOnThisMachine && host !== own.host && names.includes(host);
  const isDocument = (headers.get('sec-fetch-dest') ?? 'document') === 'document';
  const isPage = method === 'GET' && isDocument && !/^\/api\/|\.\w+$/.test(nextUrl.pathname);
  if (!isOtherName || !isPage) return null;
  const address = `${own.origin}${nextUrl.pathname}${nextUrl.search}`;
  // A redirect would loop: Next drops the host from it when it listens on one of these names.
  return new Response(`Foyer is at ${address}`, { headers: { refresh: `0; url=${address}` } });
}

function pageWith(policy: string, request: NextRequest): Response {
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy); // Next reads the nonce from here and puts it on its own scripts.
  const { pathname } = request.nextUrl;
  // Next compares an action's origin with these, and next-auth may read them. What proxies say is not our address.
  const { host, protocol } = new URL(env().app.origin);
  headers.set('x-forwarded-host', host);
  headers.set('x-forwarded-proto', protocol.slice(0, -1));
  return isUnknownOffer(pathname)
    ? NextResponse.rewrite(new URL(nowhere, request.nextUrl), { request: { headers } })
    : NextResponse.next({ request: { headers } });
}

/** Decided here because `notFound()` in a page is blank without JavaScript. */
function isUnknownOffer(path: string): boolean {
  return path.startsWith(offerPath('')) && !offerOfPage(path);
}

export const config = { matcher: '/((?!_next/static/).*)' };
