// docs/store-snippet.md says what the policy of a real store has to allow.

import type { MiddlewareHandler } from 'hono';
import type { Env, Sandbox } from '../sandbox';
import { storefrontOf } from '../storefront';

export function storePolicy(sandbox: Sandbox): MiddlewareHandler<Env> {
  return async (c, next) => {
    const storefront = storefrontOf(sandbox);
    c.header(
      'Content-Security-Policy',
      [
        "default-src 'none'",
        `script-src ${storefront}`,
        `connect-src 'self' ${storefront}`,
        `img-src 'self' ${sandbox.publicUrl}`,
        "style-src 'self'",
        `form-action 'self' ${storefront}`,
        "base-uri 'none'",
        "frame-ancestors 'none'",
      ].join('; '),
    );
    c.header('Referrer-Policy', 'strict-origin-when-cross-origin');
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Cache-Control', 'no-store');
    await next();
  };
}
