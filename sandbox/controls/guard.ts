// On a loopback address the Host is checked too, or a page could rebind its own name to 127.0.0.1.

import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Env, Sandbox } from '../sandbox';

export function refuseForeignCallers(sandbox: Sandbox): MiddlewareHandler<Env> {
  return async (c, next) => {
    const host = c.req.header('Host') ?? '';
    const own = ownOrigins(sandbox, host);
    const origin = c.req.header('Origin');
    const isForeignName = !own.some((address) => new URL(address).host === host);
    if ((origin !== undefined && !own.includes(origin)) || isForeignName) {
      return c.json(
        {
          error: `The controls accept ${sandbox.publicUrl} and callers without an Origin, no other page.`,
        },
        403,
      );
    }
    await next();
  };
}

function ownOrigins(sandbox: Sandbox, host: string): string[] {
  const hosts = sandbox.isLoopbackOnly
    ? ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${sandbox.port}`)
    : [host];
  const own = hosts
    .flatMap((name) => [`http://${name}`, `https://${name}`])
    .filter((url) => URL.canParse(url));
  return [new URL(sandbox.publicUrl).origin, ...own];
}

export function requireAdmin(sandbox: Sandbox): MiddlewareHandler<Env> {
  return async (c, next) => {
    const given = c.req.header('Authorization')?.match(/^Bearer\s+(\S+)$/i)?.[1];
    if (sandbox.adminToken && !isAdminToken(sandbox, given)) {
      c.header('WWW-Authenticate', 'Bearer');
      return c.json(
        {
          error:
            'This sandbox requires its admin token: Authorization: Bearer <SANDBOX_ADMIN_TOKEN>',
        },
        401,
      );
    }
    await next();
  };
}

export function isAdminToken(sandbox: Sandbox, given: string | undefined): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given ?? ''), digest(sandbox.adminToken ?? ''));
}
