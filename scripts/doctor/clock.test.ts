import { describe, expect, it } from 'vitest';
import { checkClock, timeOf } from './clock';

const noon = Date.parse('2026-11-21T12:00:00Z');

/** Their clock says noon, in whole seconds; ours said so many seconds more or less while we asked. */
const seen = (askedAt: number, answeredAt: number) =>
  checkClock(
    { theirs: noon, askedAt: noon + askedAt * 1000, answeredAt: noon + answeredAt * 1000 },
    { ahead: 30, behind: 60 },
  );

describe('our clock', () => {
  it.each([
    ['the same', 0, 0.1],
    ['five seconds ahead, and the rest of theirs', 5.9, 6],
    ['five seconds behind', -5.2, -5],
    ['of no interest while they took their time', -20, 20],
  ])('agrees when it is %s', (_, askedAt, answeredAt) => {
    expect(seen(askedAt, answeredAt)).toMatchObject({ outcome: 'fine', advice: '' });
  });

  it.each([
    [10, 'ours is 9 s ahead'],
    [-10, 'ours is 10 s behind'],
    [31, 'ours is 30 s ahead'],
    [-60, 'ours is 60 s behind'],
  ])('is noticed at %i s', (seconds, answer) => {
    expect(seen(seconds, seconds)).toMatchObject({ outcome: 'warning', answer });
  });

  it.each([
    [32, 'ours is 31 s ahead'],
    [-61, 'ours is 61 s behind'],
    [-3600, 'ours is 3600 s behind'],
  ])('costs sign-ins at %i s', (seconds, answer) => {
    expect(seen(seconds, seconds)).toMatchObject({
      outcome: 'failure',
      answer,
      advice: expect.stringContaining('NTP'),
    });
  });

  it('is not known where an answer carries no time', () => {
    const told = { theirs: timeOf(new Headers()), askedAt: noon, answeredAt: noon };
    expect(checkClock(told, { ahead: 30, behind: 30 })).toMatchObject({ outcome: 'warning' });
    expect(timeOf(new Headers({ date: 'yesterday' }))).toBeNull();
  });
});

describe('the time of an answer', () => {
  it('is when it was made, and how long a cache has had it', () => {
    const date = 'Sat, 21 Nov 2026 12:00:00 GMT';
    expect(timeOf(new Headers({ date }))).toBe(noon);
    expect(timeOf(new Headers({ date, age: '90' }))).toBe(noon + 90_000);
  });
});
