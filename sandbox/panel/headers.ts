import type { MiddlewareHandler } from 'hono';

/** A form's target counts with all redirects that follow: Chromium and Safari apply `form-action` to each. */
export function pagePolicy(formAction = "'self'"): string {
  return `default-src 'none'; style-src 'self'; form-action ${formAction}; base-uri 'none'; frame-ancestors 'none'`;
}

export const securePage: MiddlewareHandler = async (c, next) => {
  c.header('Content-Security-Policy', pagePolicy());
  c.header('Referrer-Policy', 'same-origin'); // "no-referrer" would make forms send `Origin: null`.
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Cache-Control', 'no-store');
  await next();
};
