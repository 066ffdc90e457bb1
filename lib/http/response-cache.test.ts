import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { cached, responseCache } from './response-cache';

let cache = responseCache<number>(60_000);
const request = vi.fn<() => Promise<number>>();
const read = (key: string) => cached(cache, key, request);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout'] }); // lru-cache reads the clock once a millisecond.
  cache = responseCache<number>(60_000);
  let count = 0;
  request.mockReset().mockImplementation(async () => {
    count += 1;
    return count;
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('keeps a response for its lifetime', async () => {
  const now = vi.spyOn(performance, 'now');
  const readAt = (ms: number) => {
    vi.advanceTimersByTime(1);
    now.mockReturnValue(ms);
    return read('a');
  };
  expect([await readAt(1_000), await readAt(61_000), await readAt(61_001)]).toEqual([1, 1, 2]);
});

it('keeps responses apart by their key', async () => {
  expect([await read('store 1'), await read('store 11'), await read('store 1')]).toEqual([1, 2, 1]);
});

it('sends one request for all that run in parallel', async () => {
  expect(await Promise.all([read('a'), read('a'), read('a')])).toEqual([1, 1, 1]);
  expect(request).toHaveBeenCalledTimes(1);
});

it('keeps no failure, and reports it to every request that waited', async () => {
  request.mockRejectedValueOnce(new Error('The store is down.'));
  const both = await Promise.allSettled([read('a'), read('a')]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await read('a')).toBe(1);
});

it('keeps five hundred, and drops the one that was not read for longest', async () => {
  for (let customer = 0; customer < 500; customer += 1) await read(`customer ${customer}`);
  await read('customer 0');
  await read('one more');
  expect([cache.size, cache.has('customer 0'), cache.has('customer 1')]).toEqual([
    500,
    true,
    false,
  ]);
});
