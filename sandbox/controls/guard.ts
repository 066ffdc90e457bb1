// Who may use the controls: never a foreign page, and with an admin token only who knows it.
// A loopback sandbox also checks the name it was called by, or a page could rebind its own name to 127.0.0.1.

import { createHash, timingSafeEqual } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Env, Sandbox } from '../sandbox';

export function refuseForeignCallers(sandbox: Sandbox): MiddlewareHandler<Env> {
  return async (c, next) => {
    const own = ownOrigins(sandbox);
    const origin = c.req.header('Origin');
    const calledAs = `http://${c.req.header('Host') ?? ''}`;
    const isForeignName = sandbox.isLoopbackOnly && !own.some((address) => sameHost(address, calledAs));
    if ((origin !== undefined && !own.includes(origin)) || isForeignName) {
      return c.json(
        { error: `The controls answer only ${own.join(', ')}, and callers without an Origin.` },
        403,
      );
    }
    await next();
  };
}

/** `localhost` and `127.0.0.1` are the same sandbox to a person, and two origins to a browser. */
function ownOrigins(sandbox: Sandbox): string[] {
  const url = new URL(sandbox.publicUrl);
  const names = sandbox.isLoopbackOnly ? ['127.0.0.1', 'localhost', '[::1]'] : [];
  return [...new Set([url.origin, ...names.map((name) => `http://${name}:${sandbox.port}`)])];
}

function sameHost(one: string, other: string): boolean {
  return URL.canParse(other) && new URL(one).host === new URL(other).host;
}

export function requireAdmin(sandbox: Sandbox): MiddlewareHandler<Env> {
  return async (c, next) => {
    const given = c.req.header('Authorization')?.match(/^Bearer\s+(\S+)$/i)?.[1];
    if (sandbox.adminToken && !isAdminToken(sandbox, given)) {
      c.header('WWW-Authenticate', 'Bearer');
      return c.json(
        { error: 'This sandbox wants its admin token: Authorization: Bearer <SANDBOX_ADMIN_TOKEN>' },
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
