import { describe, expect, it } from 'vitest';
import { timeOf } from '@/lib/http/clock';
import { checkClock } from './checks';

const noon = Date.parse('2026-11-21T12:00:00Z');

/** At noon by the vendor's clock. Ours differs by these seconds when we send and receive. */
const check = (sentAfter: number, receivedAfter: number) =>
  checkClock({ sentAt: noon + sentAfter * 1000, receivedAt: noon + receivedAfter * 1000 }, noon);

describe('our clock', () => {
  it.each([
    ['the same', 0, 0.1],
    ['less than six seconds ahead, since vendors send whole seconds', 5.9, 6],
    ['five seconds behind', -5.2, -5],
    ['within a slow request', -20, 20],
  ])('is fine when it is %s', (_, sentAfter, receivedAfter) => {
    expect(check(sentAfter, receivedAfter)).toMatchObject({ outcome: 'fine', advice: '' });
  });

  it.each([
    [10, 'ours is 9 s ahead'],
    [-10, 'ours is 10 s behind'],
    [31, 'ours is 30 s ahead'],
    [-30, 'ours is 30 s behind'],
  ])('is a warning at %i s', (seconds, result) => {
    expect(check(seconds, seconds)).toMatchObject({ outcome: 'warning', result });
  });

  it.each([
    [32, 'ours is 31 s ahead'],
    [-31, 'ours is 31 s behind'],
    [-3600, 'ours is 3600 s behind'],
  ])('is a failure at %i s', (seconds, result) => {
    expect(check(seconds, seconds)).toMatchObject({
      outcome: 'failure',
      result,
      advice: expect.stringContaining('NTP'),
    });
  });

  it('is a warning when the response contains no time', () => {
    const times = { sentAt: noon, receivedAt: noon };
    expect(checkClock(times, timeOf(new Headers()))).toMatchObject({ outcome: 'warning' });
  });
});
