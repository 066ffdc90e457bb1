// "before": instead of acting. "after": once the vendor has acted. A closed connection has no response.

import { setTimeout as wait } from 'node:timers/promises';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Context, MiddlewareHandler } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Env, Sandbox } from '../sandbox';
import { relativePath, type Vendor } from '../vendor';
import { type Fault, takeFault } from './fault';

export function applyFaults(sandbox: Sandbox, vendor: Vendor): MiddlewareHandler<Env> {
  return async (c, next) => {
    const path = relativePath(vendor, c.req.path);
    const fault = takeFault(sandbox.world.faults, vendor.name, c.req.method, path);
    if (!fault) return next();

    if (fault.when === 'after') await next();
    if (fault.fault === 'slow') {
      await pause(sandbox, c, sandbox.world.settings.slowSeconds);
      return fault.when === 'after' ? undefined : next();
    }
    c.res = await fail(sandbox, vendor, c, fault.fault, path);
  };
}

async function fail(
  sandbox: Sandbox,
  vendor: Vendor,
  c: Context<Env>,
  fault: Exclude<Fault['fault'], 'slow'>,
  path: string,
): Promise<Response> {
  if (fault === 'timeout') await pause(sandbox, c, sandbox.world.settings.timeoutSeconds);
  if (fault === 'timeout' || fault === 'reset') {
    c.env.incoming.socket.resetAndDestroy();
    return RESPONSE_ALREADY_SENT;
  }
  if (fault === 'malformed') {
    return new Response('{"responseData":{"jwt":', {
      headers: { 'content-type': 'application/json' },
    });
  }
  return Response.json(vendor.failureBody(fault, c.req.method, path), {
    status: fault as ContentfulStatusCode,
  });
}

/** Ends early when the caller disconnects or the sandbox stops. */
async function pause(sandbox: Sandbox, c: Context<Env>, seconds: number): Promise<void> {
  const ended = AbortSignal.any([sandbox.closing, c.req.raw.signal]);
  try {
    await wait(seconds * 1000, undefined, { signal: ended });
  } catch (error) {
    if (!ended.aborted) throw error;
  }
}
