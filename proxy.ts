// Runs before every page: makes this request's nonce and policy. It decides nothing about who may be here (lib/session/current.ts does).
import 'server-only';
import { type NextRequest, NextResponse } from 'next/server';
import { contentSecurityPolicy, strictTransportSecurity } from '@/lib/security-headers';

export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set('content-security-policy', policy); // Next reads the nonce from here and puts it on its own scripts.
  const response = NextResponse.next({ request: { headers } });
  response.headers.set('content-security-policy', policy);
  const transport = strictTransportSecurity();
  if (transport) response.headers.set('strict-transport-security', transport);
  return response;
}

export const config = { matcher: '/((?!_next/static/).*)' };
