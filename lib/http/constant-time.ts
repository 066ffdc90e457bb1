import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import pTimeout from 'p-timeout';

/** What `promise` gave within `ms`, returned after exactly `ms`. `undefined`: it is still running, and goes on. */
export async function constantTime<Data>(
  ms: number,
  promise: Promise<Data>,
): Promise<Data | undefined> {
  const outcome = pTimeout(promise, { milliseconds: ms, message: false });
  await Promise.allSettled([outcome, wait(ms)]);
  return outcome;
}
