// https://developers.cleeng.com/docs/registration
// Counted over the whole sandbox, since the documents do not say per what. The 429 is the gateway's.

import type { MiddlewareHandler } from 'hono';
import type { Sandbox } from '../sandbox';
import type { CleengWorld } from './world';

interface Limit {
  perSecond: number;
  atOnce: number;
}

const limits: Record<string, Limit> = {
  'POST /cleeng/auths': { perSecond: 50, atOnce: 20 },
  'POST /cleeng/customers': { perSecond: 20, atOnce: 10 },
  'PUT /cleeng/customers/passwords': { perSecond: 10, atOnce: 5 },
};
const otherLimit: Limit = { perSecond: 200, atOnce: 50 };

interface Counts {
  /** Start times of the calls of the last second. */
  recent: Map<string, number[]>;
  running: Map<string, number>;
}

export function limitRates({ world }: Sandbox): MiddlewareHandler {
  const countsOf = new WeakMap<CleengWorld, Counts>(); // A reset makes a new world, which counts from zero.

  return async (c, next) => {
    if (!world.settings.rateLimits) return next();
    const counts: Counts = countsOf.get(world.cleeng) ?? { recent: new Map(), running: new Map() };
    countsOf.set(world.cleeng, counts);
    const { recent, running } = counts;
    const call = `${c.req.method} ${c.req.path}`;
    const counted = call in limits ? call : c.req.method;
    const { perSecond, atOnce } = limits[call] ?? otherLimit;

    const now = Date.now();
    const lately = (recent.get(counted) ?? []).filter((at) => now - at < 1000);
    const atPresent = running.get(counted) ?? 0;
    if (lately.length >= perSecond || atPresent >= atOnce)
      return c.json({ message: 'Too Many Requests' }, 429);

    recent.set(counted, [...lately, now]);
    running.set(counted, atPresent + 1);
    try {
      await next();
    } finally {
      running.set(counted, (running.get(counted) ?? 1) - 1);
    }
  };
}
