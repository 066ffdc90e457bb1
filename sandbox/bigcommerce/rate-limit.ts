// https://developer.bigcommerce.com/docs/start/best-practices/api-rate-limits, enforced with the setting `rateLimits`.
// `X-Retry-After` is in seconds, the other two in milliseconds; a platform under load sends none of them.

import type { Context, MiddlewareHandler } from 'hono';
import type { Env, Sandbox } from '../sandbox';
import { failureBodyFor } from './failures';
import type { BigcommerceWorld } from './world';

const WINDOW = 30_000;
const QUOTA = 150;

interface Window {
  endsAt: number;
  calls: number;
}

export function limitRate({ world }: Sandbox): MiddlewareHandler<Env> {
  const windows = new WeakMap<BigcommerceWorld, Window>(); // A reset makes a new world, which counts from zero.

  return async (c, next) => {
    const now = Date.now();
    const known = windows.get(world.bigcommerce);
    const window = known && known.endsAt > now ? known : { endsAt: now + WINDOW, calls: 0 };
    window.calls += 1;
    windows.set(world.bigcommerce, window);

    if (world.settings.rateLimits && window.calls > QUOTA) {
      c.res = c.json(
        failureBodyFor(429, c.req.method, c.req.path.slice('/bigcommerce'.length)),
        429,
      );
      return setHeaders(c, {
        left: 0,
        resetMs: window.endsAt - now,
        retryAfter: Math.ceil((window.endsAt - now) / 1000),
      });
    }
    await next();
    if (!world.settings.rateLimitHeaders || c.env.incoming.socket.destroyed) return;
    const { retryAfterSeconds } = world.settings;
    if (c.res.status === 429)
      setHeaders(c, { left: 0, resetMs: retryAfterSeconds * 1000, retryAfter: retryAfterSeconds });
    else
      setHeaders(c, {
        left: Math.max(0, QUOTA - window.calls),
        resetMs: window.endsAt - Date.now(),
      });
  };
}

function setHeaders(
  c: Context,
  { left, resetMs, retryAfter }: { left: number; resetMs: number; retryAfter?: number },
) {
  c.header('X-Rate-Limit-Time-Window-Ms', String(WINDOW));
  c.header('X-Rate-Limit-Time-Reset-Ms', String(resetMs));
  c.header('X-Rate-Limit-Requests-Quota', String(QUOTA));
  c.header('X-Rate-Limit-Requests-Left', String(left));
  if (retryAfter !== undefined) c.header('X-Retry-After', String(retryAfter));
}
