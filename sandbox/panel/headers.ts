import type { MiddlewareHandler } from 'hono';

export const securePage: MiddlewareHandler = async (c, next) => {
  c.header(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  c.header('Referrer-Policy', 'same-origin'); // "no-referrer" would make forms send `Origin: null`.
  c.header('X-Content-Type-Options', 'nosniff');
  c.header('Cache-Control', 'no-store');
  await next();
};
