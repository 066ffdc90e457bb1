import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { atFixedTime } from './constant-time';

const stepMs = 200;

/** What was answered, and how many steps went by until then. */
async function answeredAfter(asked: Promise<string>): Promise<[string | undefined, number]> {
  const startedAt = performance.now();
  const answer = await atFixedTime(stepMs, asked).catch((error: Error) => error.message);
  return [answer, Math.round((performance.now() - startedAt) / stepMs)];
}

it.each([0, 50, 150])('what came after %i ms is told when the time is over', async (takesMs) => {
  expect(await answeredAfter(wait(takesMs, 'known'))).toEqual(['known', 1]);
  expect(await answeredAfter(wait(takesMs).then(() => Promise.reject(new Error('down'))))).toEqual([
    'down',
    1,
  ]);
});

it('what takes longer is told by then to be nothing yet, and goes on', async () => {
  const slow = wait(2.4 * stepMs, 'known');
  expect(await answeredAfter(slow)).toEqual([undefined, 1]);
  expect(await slow).toBe('known');
  const failing = wait(2.4 * stepMs).then(() => Promise.reject(new Error('down')));
  expect(await answeredAfter(failing)).toEqual([undefined, 1]);
  await expect(failing).rejects.toThrow('down');
});
