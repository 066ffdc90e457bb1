// When a store that said 429 may be asked again (https://docs.bigcommerce.com/developer/docs/admin/api-rate-limits).
// The surprises: one header is in seconds and the other in milliseconds, and the longer counts; a platform under load sends neither.
import 'server-only';
import { setTimeout } from 'node:timers/promises';

/** What waiting needs of the world, so that no test has to wait. */
export interface Time {
  /** Milliseconds; only differences mean something. */
  now(): number;
  pause(ms: number): Promise<unknown>;
  /** From 0 up to 1. */
  random(): number;
}

export const systemTime: Time = {
  now: () => performance.now(),
  pause: setTimeout,
  random: Math.random,
};

/** In milliseconds; null where the answer does not say. */
export function waitAskedFor(headers: Headers): number | null {
  const waits = [
    wholeNumber(headers.get('x-retry-after'), 1000),
    wholeNumber(headers.get('x-rate-limit-time-reset-ms'), 1),
  ].filter((wait) => wait !== null);
  return waits.length > 0 ? Math.max(...waits) : null;
}

/** Between a fifth of a second and a whole one: servers that were told 429 together must not come back together. */
export function backOffMs(random: number): number {
  return 200 + random * 800;
}

function wholeNumber(text: string | null, unitMs: number): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) * unitMs : null;
}
