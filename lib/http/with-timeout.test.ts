import { expect, it, vi } from 'vitest';
import { within } from './with-timeout';

it('gives what came in time, and throws what was thrown in time', async () => {
  expect(await within(60_000, Promise.resolve('here'))).toBe('here');
  await expect(within(60_000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
});

it('stops waiting for what takes too long, and for what then fails', async () => {
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  let fail = (_: Error) => {};
  const late = new Promise((_, reject) => {
    fail = reject;
  });
  expect(await within(1, late)).toBeUndefined();
  fail(new Error('late'));
  await new Promise(setImmediate);
  process.off('unhandledRejection', unhandled);
  expect(unhandled).not.toHaveBeenCalled();
});
