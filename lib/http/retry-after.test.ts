import { describe, expect, it } from 'vitest';
import { secondsToWait } from './retry-after';

const now = Date.parse('2026-11-21T12:00:00Z');

describe('the time to wait', () => {
  it.each<[string | null, number]>([
    ['7', 7],
    [' 3600 ', 3600],
    ['Sat, 21 Nov 2026 12:01:30 GMT', 90],
    ['999999', 3600],
    ['Mon, 23 Nov 2026 12:00:00 GMT', 3600],
    ['Sat, 21 Nov 2026 11:59:00 GMT', 10],
    ['0', 10],
    ['-5', 10],
    ['soon', 10],
    ['', 10],
    [null, 10],
  ])('of %j is %i seconds', (header, seconds) => {
    expect(secondsToWait(header, now)).toBe(seconds);
  });
});
