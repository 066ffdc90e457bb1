// Runs before every page and route: sets this request's nonce and policy, refuses a post that is no form of ours, and takes what
// is secret out of an address. It decides nothing about who may be here (lib/session/current.ts does).
import 'server-only';
import { type NextRequest, NextResponse } from 'next/server';
import { loopbackHosts } from '@/lib/env/addresses';
import { env } from '@/lib/env/env';
import { moveResetLink } from '@/lib/password/reset-link';
import { offerPath } from '@/lib/paths';
import { isPagePost, refusalOfPost, refusalPage } from '@/lib/web/page-post';
import {
  contentSecurityPolicy,
  reportedPolicy,
  strictTransportSecurity,
} from '@/lib/web/security-headers';
import { offerOfPage } from '@/lib/web/sold-offers';

/** Next serves no folder that begins with an underscore: there will never be a page. */
const nowhere = '/_nowhere';

export async function proxy(request: NextRequest): Promise<Response> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  const response =
    moveToOwnName(request) ??
    (await refusedPost(request)) ??
    (await moveResetLink(request)) ??
    pageWith(policy, request);
  response.headers.set('content-security-policy', policy);
  const reported = reportedPolicy(nonce);
  if (reported) response.headers.set('content-security-policy-report-only', reported);
  const transport = strictTransportSecurity();
  if (transport) response.headers.set('strict-transport-security', transport);
  return response;
}

/** This machine has several names. Cookies and origins tell them apart, so a page asked for under another is found under ours. */
function moveToOwnName({ method, headers, nextUrl }: NextRequest): Response | null {
  const own = new URL(env().app.origin);
  const names = loopbackHosts.map((name) => own.host.replace(own.hostname, name));
  const host = headers.get('host') ?? '';
  const isOtherName = env().app.isOnThisMachine && host !== own.host && names.includes(host);
  const isDocument = (headers.get('sec-fetch-dest') ?? 'document') === 'document';
  const isPage = method === 'GET' && isDocument && !/^\/api\/|\.\w+$/.test(nextUrl.pathname);
  if (!isOtherName || !isPage) return null;
  const address = `${own.origin}${nextUrl.pathname}${nextUrl.search}`;
  // No redirect: where Next listens on one of these names, it would write one without the host, and lead in circles.
  return new Response(`Foyer is at ${address}`, { headers: { refresh: `0; url=${address}` } });
}

async function refusedPost(request: NextRequest): Promise<Response | null> {
  const code = isPagePost(request) ? await refusalOfPost(request) : null;
  return code ? refusalPage(code, request) : null;
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

/** A page that finds itself missing is blank without JavaScript: what the address alone tells is answered here. */
function isUnknownOffer(path: string): boolean {
  return path.startsWith(offerPath('')) && !offerOfPage(path);
}

export const config = { matcher: '/((?!_next/static/).*)' };
