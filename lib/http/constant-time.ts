// An answer whose time tells nothing of what was found: it comes when the time is over, be there an answer, a failure or
// nothing yet. The surprise: whoever is quicker waits as well, and what takes longer goes on without anybody waiting.
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { within } from './with-timeout';

/** What has come of `promise` after `ms`, no sooner and no later. `undefined`: nothing yet. */
export async function atFixedTime<Answer>(
  ms: number,
  promise: Promise<Answer>,
): Promise<Answer | undefined> {
  const outcome = within(ms, promise);
  await Promise.allSettled([outcome, wait(ms)]);
  return outcome;
}
