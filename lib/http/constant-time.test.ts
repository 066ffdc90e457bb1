import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { constantTime } from './constant-time';

const stepMs = 200;

/** The outcome, and how many steps it took. */
async function outcomeOf(promise: Promise<string>): Promise<[string | undefined, number]> {
  const startedAt = performance.now();
  const outcome = await constantTime(stepMs, promise).catch((error: Error) => error.message);
  return [outcome, Math.round((performance.now() - startedAt) / stepMs)];
}

it.each([0, 50, 150])('holds back what is there after %i ms until the time is over', async (ms) => {
  expect(await outcomeOf(wait(ms, 'known'))).toEqual(['known', 1]);
  expect(await outcomeOf(wait(ms).then(() => Promise.reject(new Error('down'))))).toEqual([
    'down',
    1,
  ]);
});

it('returns undefined for what takes longer, and lets it go on', async () => {
  const slow = wait(2.4 * stepMs, 'known');
  expect(await outcomeOf(slow)).toEqual([undefined, 1]);
  expect(await slow).toBe('known');
  const failing = wait(2.4 * stepMs).then(() => Promise.reject(new Error('down')));
  expect(await outcomeOf(failing)).toEqual([undefined, 1]);
  await expect(failing).rejects.toThrow('down');
});
