// Runs before every page: makes this request's nonce and policy, refuses a post that is no form of ours, and takes what
// is secret out of an address.
// It decides nothing about who may be here (lib/session/current.ts does).
import 'server-only';
import { type NextRequest, NextResponse } from 'next/server';
import { chosenOffer } from '@/lib/chosen-offer';
import { isPagePost, refusalOfPost, refusalPage } from '@/lib/page-post';
import { offerPath } from '@/lib/paths';
import { contentSecurityPolicy, reportedPolicy, strictTransportSecurity } from '@/lib/security-headers';
import { moveResetLink } from '@/lib/session/reset-link';

/** Next serves no folder that begins with an underscore: there will never be a page. */
const nowhere = '/_nowhere';

export async function proxy(request: NextRequest): Promise<Response> {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  const response =
    (await refusedPost(request)) ?? (await moveResetLink(request)) ?? pageWith(policy, request);
  response.headers.set('content-security-policy', policy);
  const reported = reportedPolicy(nonce);
  if (reported) response.headers.set('content-security-policy-report-only', reported);
  const transport = strictTransportSecurity();
  if (transport) response.headers.set('strict-transport-security', transport);
  return response;
}

async function refusedPost(request: NextRequest): Promise<Response | null> {
  const code = isPagePost(request) ? await refusalOfPost(request) : null;
  return code ? refusalPage(code, request) : null;
}

function pageWith(policy: string, request: NextRequest): Response {
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy); // Next reads the nonce from here and puts it on its own scripts.
  const { pathname, search } = request.nextUrl;
  headers.set('x-foyer-page', pathname + search); // Next tells a layout nothing of it.
  return isUnknownOffer(pathname)
    ? NextResponse.rewrite(new URL(nowhere, request.nextUrl), { request: { headers } })
    : NextResponse.next({ request: { headers } });
}

/** A page that finds itself missing is blank without JavaScript: what the address alone tells is answered here. */
function isUnknownOffer(path: string): boolean {
  return path.startsWith(offerPath('')) && !chosenOffer(path);
}

export const config = { matcher: '/((?!_next/static/).*)' };
