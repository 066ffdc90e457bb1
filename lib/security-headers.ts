// One Content-Security-Policy for every page: a policy belongs to the document, and a soft navigation keeps the first one.
import 'server-only';
import { env } from './env';

/** The policy with this request's nonce. Only scripts that carry it run, and what those load. */
export function contentSecurityPolicy(nonce: string): string {
  const { isSecure, isDevelopment } = env().app;
  const { widgets } = env().cleeng;
  // What its script, which `strict-dynamic` trusts, brings from its own origin can do no more than the script itself.
  const hosted = widgets ? ` ${widgets.origin}` : '';
  const api = widgets && widgets.apiOrigin !== widgets.origin ? ` ${widgets.apiOrigin}` : '';
  return [
    "default-src 'self'",
    // React's development build evaluates code to rebuild stack traces; its production build never does.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    isDevelopment
      ? `style-src 'self' 'unsafe-inline'${hosted}`
      : `style-src 'self' 'nonce-${nonce}'${hosted}`,
    `img-src 'self' data:${hosted}`,
    `font-src 'self'${hosted}`,
    `connect-src 'self'${hosted}${api}`,
    `frame-src ${hosted.trim() || "'none'"}`,
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

/** A year, with subdomains left to their owner. Null on http, where browsers ignore it. */
export function strictTransportSecurity(): string | null {
  return env().app.isSecure ? 'max-age=31536000' : null;
}
