// Bodies and headers are never kept, except the offer that a body names; secrets in the query are masked.

import type { HttpBindings } from '@hono/node-server';
import type { MiddlewareHandler } from 'hono';

const CALLS_KEPT = 500;
const SECRET_NAME = /token|password|secret|signature|jwt|captcha|key/i;

export interface Call {
  /** ISO 8601. */
  at: string;
  method: string;
  /** With the query. */
  path: string;
  /** 0 until a response is sent, and where none was. */
  status: number;
  /** Named in the body instead of a publisher. */
  offerId?: string;
}

export function journalCalls(world: {
  calls: Call[];
}): MiddlewareHandler<{ Bindings: HttpBindings; Variables: { call: Call } }> {
  return async (c, next) => {
    if (c.req.method === 'OPTIONS') return next(); // A preflight, not the caller's own request.
    const call: Call = {
      at: new Date().toISOString(),
      method: c.req.method,
      path: maskSecrets(new URL(c.req.url)),
      status: 0,
    };
    c.set('call', call);
    world.calls.push(call);
    world.calls.splice(0, world.calls.length - CALLS_KEPT);
    await next();
    if (!c.env.incoming.socket.destroyed) call.status = c.res.status;
  };
}

function maskSecrets(url: URL): string {
  const path = url.pathname.replace(/\/eyJ[\w-]*\.[\w.-]*/g, '/***');
  const query = [...url.searchParams]
    .map(([name, value]) => [
      name,
      SECRET_NAME.test(name) || value.startsWith('eyJ') ? '***' : value,
    ])
    .map(
      ([name, value]) =>
        `${encodeURIComponent(name ?? '')}=${value === '***' ? value : encodeURIComponent(value ?? '')}`,
    );
  return query.length === 0 ? path : `${path}?${query.join('&')}`;
}
