import { beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { callBigcommerce } from './client';
import { waitAskedFor } from './rate-limit';
import { ownStore } from './test-store';

const sandbox = ownStore();
const fail = (fault: string | number, times = 1) =>
  sandbox.control('fail', { vendor: 'bigcommerce', fault, times });

const call = {
  operation: 'fetchTime',
  path: '/v2/time',
  query: {},
  scope: 'Information & Settings, read-only',
  answer: z.object({ time: z.number() }),
};

/** Waits take no time, but `performance.now` counts them. */
const pauses = vi.hoisted((): number[] => []);
vi.mock('node:timers/promises', () => ({ setTimeout: async (ms: number) => pauses.push(ms) }));
const now = performance.now.bind(performance);
beforeEach(() => {
  pauses.length = 0;
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  vi.spyOn(performance, 'now').mockImplementation(() =>
    pauses.reduce((sum, ms) => sum + ms, now()),
  );
  return () => vi.restoreAllMocks();
});

const failureOf = (result: Promise<unknown>) =>
  result.then(
    () => 'none',
    ({ name, vendor, failure, retryAfterSeconds }) => ({
      name,
      vendor,
      failure,
      retryAfterSeconds,
    }),
  );
const busy = { name: 'VendorError', vendor: 'bigcommerce', failure: 'busy' };

describe('a call that gets 429', () => {
  it('is sent again once, after as long as X-Retry-After says', async () => {
    await fail(429);
    expect(await callBigcommerce(call)).toEqual({ time: expect.any(Number) });
    expect(pauses).toEqual([1000]);
    expect(await sandbox.calls()).toEqual(['GET /v2/time 429', 'GET /v2/time 200']);
  });

  it('waits a random time where the response has no such header', async () => {
    await sandbox.control('settings', { rateLimitHeaders: false });
    await fail(429);
    await callBigcommerce(call);
    expect(pauses).toEqual([600]);
  });

  it('fails at once where the wait is longer than its deadline', async () => {
    await sandbox.control('settings', { retryAfterSeconds: 5 });
    await fail(429);
    expect(await failureOf(callBigcommerce(call))).toEqual({ ...busy, retryAfterSeconds: 5 });
    expect(pauses).toEqual([]);
    expect(await sandbox.calls()).toHaveLength(1);
  });

  it.each([
    [true, 1],
    [false, 10],
  ])('is sent twice at most: with headers %s', async (rateLimitHeaders, retryAfterSeconds) => {
    await sandbox.control('settings', { rateLimitHeaders });
    await fail(429, 3);
    expect(await failureOf(callBigcommerce(call))).toEqual({ ...busy, retryAfterSeconds });
    expect(await sandbox.calls()).toHaveLength(2);
  });

  it('has one deadline for both requests', async () => {
    await sandbox.control('settings', { retryAfterSeconds: 4, timeoutSeconds: 5 });
    await fail(429);
    await fail('timeout');
    const startedAt = now();
    expect(await failureOf(callBigcommerce(call))).toMatchObject({
      failure: 'timeout',
    });
    expect(now() - startedAt).toBeLessThan(4_000);
  });
});

describe('the time to wait after a 429', () => {
  it.each<[Record<string, string>, number | null]>([
    [{}, null],
    [{ 'X-Retry-After': '3' }, 3000],
    [{ 'X-Rate-Limit-Time-Reset-Ms': '2500' }, 2500],
    [{ 'X-Retry-After': '2', 'X-Rate-Limit-Time-Reset-Ms': '2500' }, 2500],
    [{ 'X-Retry-After': '3', 'X-Rate-Limit-Time-Reset-Ms': '2500' }, 3000],
    [{ 'X-Retry-After': '0' }, 0],
    [{ 'X-Retry-After': 'soon', 'X-Rate-Limit-Time-Reset-Ms': '-1' }, null],
    [{ 'X-Retry-After': '99999999999999999999' }, null],
    [{ 'Retry-After': '3' }, null],
  ])('with headers %o is %s', (headers, wait) => {
    expect(waitAskedFor(new Headers(headers))).toBe(wait);
  });
});

describe('a call that fails', () => {
  it.each<[string | number, string]>([
    [500, 'failing'],
    [503, 'failing'],
    ['reset', 'network'],
    ['malformed', 'malformed'],
    [404, 'refused'],
    [422, 'refused'],
  ])('names the kind of failure and is not sent again: %s', async (fault, failure) => {
    await fail(fault, 2);
    expect(await failureOf(callBigcommerce(call))).toMatchObject({ name: 'VendorError', failure });
    expect(await sandbox.calls()).toHaveLength(1);
  });

  it('returns null for a 204', async () => {
    const none = { ...call, path: '/v2/orders', query: { customer_id: '4929' } };
    expect(await callBigcommerce(none)).toBeNull();
  });

  it.each([
    [401, 'bigcommerce fetchTime: refused: status 401, the access token is not one of this store'],
    [
      403,
      'bigcommerce fetchTime: refused: status 403, the access token lacks Information & Settings, read-only',
    ],
  ])('says in the log what the operator has to correct: %d', async (fault, message) => {
    await fail(fault);
    await expect(callBigcommerce(call)).rejects.toThrow(message);
  });

  it('names the malformed field without its value', async () => {
    const answer = z.object({ time: z.string() });
    await expect(callBigcommerce({ ...call, answer })).rejects.toThrow(
      /fetchTime: malformed: time: /,
    );
  });
});
