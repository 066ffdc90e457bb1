// What is refused before Next sees the request: its parsers would keep the process busy, or answer a bare 500.
import 'server-only';
import type { IncomingHttpHeaders } from 'node:http';
import { env } from '@/lib/env/env';
import type { RefusalCode } from '@/lib/errors/errors';
import { routes } from '@/lib/paths';
import { isMultipartForm } from './multipart';

/** In bytes. Below Next's own limit (1 MB), beyond which it answers a bare 500. */
export const largestBody = 256 * 1024;

export interface RequestHead {
  method?: string;
  url?: string;
  headers: IncomingHttpHeaders;
}

/** Their own handlers decide which site may call them: lib/web/allowed-callers.ts. */
const routesForOtherSites: string[] = [
  routes.currentCustomer,
  routes.currentCustomerSession,
  routes.backChannelLogout,
];

/** As Next reads it, without dot segments. Null where it is no address of ours: `*`, or an absolute one. */
function pathOf(url = ''): string | null {
  const address = `http://localhost${url}`;
  return url.startsWith('/') && URL.canParse(address) ? new URL(address).pathname : null;
}

export function isForRoute(url: string | undefined): boolean {
  return pathOf(url)?.startsWith('/api/') ?? false;
}

/** What `Allow` names. Next answers other methods with a page, or with a bare 500. */
export function allowedMethods(url: string | undefined): string[] {
  return isForRoute(url) ? ['GET', 'HEAD', 'POST', 'OPTIONS'] : ['GET', 'HEAD', 'POST'];
}

/** Where Next would answer `/_next/data/<build>/account.json` with the page of `/account`. */
export function isNoPage(url: string | undefined): boolean {
  const path = pathOf(url);
  return path === null || /^\/+_next\/+data\b/.test(path);
}

export function refusalOfHead({ method, url, headers }: RequestHead): RefusalCode | null {
  if (method === 'POST') {
    const isFromUs = headers.origin === env().app.origin;
    if (!isFromUs && !routesForOtherSites.includes(pathOf(url) ?? '')) return 'foreign_origin';
  }
  return Number(headers['content-length']) > largestBody ? 'too_large' : null;
}

/** `body` is whole. Scripts call an action with text where its arguments are simple. */
export function refusalOfBody(
  { method, url, headers }: RequestHead,
  body: Buffer,
): RefusalCode | null {
  if (method !== 'POST') return null;
  const type = headers['content-type'] ?? '';
  const isMultipart = /multipart/i.test(type);
  const isCall = headers['next-action'] !== undefined;
  // Next would look for an action at an address without a route, too.
  if (isForRoute(url)) return isMultipart || isCall ? 'body_invalid' : null;
  if (isCall && !isMultipart) return null;
  return isMultipartForm(type, body) ? null : 'not_a_form';
}
