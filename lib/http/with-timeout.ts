// How long somebody waits for something that goes on without them.
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';

/** What `promise` gives, or `undefined` where it takes longer than `ms`. What it throws later is nobody's surprise. */
export async function within<Answer>(
  ms: number,
  promise: Promise<Answer>,
): Promise<Answer | undefined> {
  const settled = new AbortController();
  const tooLong = wait(ms, undefined, { signal: settled.signal });
  try {
    return await Promise.race([promise, tooLong]);
  } finally {
    settled.abort();
  }
}
