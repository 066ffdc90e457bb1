import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { atEvenPace } from './even-pace';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** When the answer came, in milliseconds, where asking took `takesMs`. */
async function answeredAfter(takesMs: number, outcome: () => string): Promise<[string, number]> {
  const startedAt = performance.now();
  const ask = () => new Promise<void>((resolve) => setTimeout(resolve, takesMs)).then(outcome);
  const answer = atEvenPace(1000, ask).catch((error: Error) => error.message);
  await vi.runAllTimersAsync();
  return [await answer, performance.now() - startedAt];
}
const failing = () => {
  throw new Error('down');
};

it.each([0, 1, 400, 999])('an answer after %i ms comes after a whole step', async (takesMs) => {
  expect(await answeredAfter(takesMs, () => 'known')).toEqual(['known', 1000]);
  expect(await answeredAfter(takesMs, failing)).toEqual(['down', 1000]);
});

it('one that takes longer waits for the next step', async () => {
  expect(await answeredAfter(1001, () => 'known')).toEqual(['known', 2000]);
  expect(await answeredAfter(4500, failing)).toEqual(['down', 5000]);
});
