import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { clean, type Deleted } from './cleaning';
import { scheduleCleaning } from './cleaning-schedule';

vi.mock('./cleaning', () => ({ clean: vi.fn<typeof clean>() }));
const runs = vi.mocked(clean);
const tenMinutes = 600_000;
setEnvironment({ VERCEL: '' });

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  runs.mockReset().mockResolvedValue({});
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  Reflect.deleteProperty(globalThis, 'foyerCleaning');
});

it('starts at a random time within ten minutes and repeats every ten', async () => {
  scheduleCleaning();
  await vi.advanceTimersByTimeAsync(tenMinutes / 2 - 1);
  expect(runs).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(runs).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(3 * tenMinutes);
  expect(runs).toHaveBeenCalledTimes(4);
});

it('is scheduled once a process, also with several module instances', async () => {
  scheduleCleaning();
  vi.resetModules();
  (await import('./cleaning-schedule')).scheduleCleaning();
  expect(vi.getTimerCount()).toBe(1);
});

it('never runs twice at a time', async () => {
  let endFirst = (_: Deleted) => {};
  runs.mockReturnValueOnce(new Promise((resolve) => (endFirst = resolve)));
  scheduleCleaning();
  await vi.advanceTimersByTimeAsync(5 * tenMinutes);
  expect(runs).toHaveBeenCalledOnce();
  endFirst({});
  await vi.advanceTimersByTimeAsync(tenMinutes);
  expect(runs).toHaveBeenCalledTimes(2);
});

it('reports a failed run and repeats', async () => {
  const reported = vi.spyOn(console, 'error').mockReturnValue();
  runs.mockRejectedValueOnce(new Error('the database is down'));
  scheduleCleaning();
  await vi.advanceTimersByTimeAsync(tenMinutes / 2);
  expect(reported).toHaveBeenCalledExactlyOnceWith(
    expect.stringContaining('"event":"cleaning_failed"'),
  );
  await vi.advanceTimersByTimeAsync(tenMinutes);
  expect(runs).toHaveBeenCalledTimes(2);
});

it('is not scheduled on Vercel, which has a cron job', async () => {
  setEnvironment({ VERCEL: '1', CRON_SECRET: 'a-secret-of-25-characters' });
  vi.resetModules(); // The environment is read once.
  (await import('./cleaning-schedule')).scheduleCleaning();
  expect(vi.getTimerCount()).toBe(0);
  setEnvironment({ VERCEL: '' });
});

it('does not keep the process alive', () => {
  const timer = vi.spyOn(globalThis, 'setTimeout');
  scheduleCleaning();
  expect(timer.mock.results[0]?.value.hasRef()).toBe(false);
});
