// https://docs.bigcommerce.com/developer/docs/admin/api-rate-limits
import 'server-only';
import { setTimeout } from 'node:timers/promises';

export interface Time {
  /** Milliseconds; only differences matter. */
  now(): number;
  pause(ms: number): Promise<unknown>;
  random(): number;
}

export const systemTime: Time = {
  now: () => performance.now(),
  pause: setTimeout,
  random: Math.random,
};

/** Milliseconds, the longer of the two headers. Null without either. */
export function waitAskedFor(headers: Headers): number | null {
  const waits = [
    wholeNumber(headers.get('x-retry-after'), 1000),
    wholeNumber(headers.get('x-rate-limit-time-reset-ms'), 1),
  ].filter((wait) => wait !== null);
  return waits.length > 0 ? Math.max(...waits) : null;
}

/** 200 to 1000 ms, random so that servers do not retry together. */
export function backOffMs(random: number): number {
  return 200 + random * 800;
}

function wholeNumber(text: string | null, unitMs: number): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) * unitMs : null;
}
