import { beforeEach, describe, expect, it, vi } from 'vitest';
import { acceptsNoToken, judgedAt, measureClock, secondsAhead, timeOf } from './clock';

const noon = Date.parse('2026-11-21T12:00:00Z');
const date = 'Sat, 21 Nov 2026 12:00:00 GMT';

/** The response of a moment, at noon by the vendor's clock. */
const measure = (aheadSeconds: number, headers: Record<string, string> = { date }) => {
  const ours = noon + aheadSeconds * 1000;
  measureClock('cleeng', new Headers(headers), ours, ours);
};

beforeEach(() => {
  Reflect.deleteProperty(globalThis, 'foyerClock');
});

describe('our clock', () => {
  it.each([
    ['the same', 0, 0.1, 0],
    ['ahead, less the second that a date may be cut by', 11, 12, 10],
    ['behind', -61, -60, -60],
    ['the same within a slow response', -20, 20, 0],
  ])('is measured: %s', (_, sent, received, seconds) => {
    expect(secondsAhead(noon, noon + sent * 1000, noon + received * 1000)).toBe(seconds);
  });

  it.each([
    [0, 0],
    [-20, -20],
    [-100, -90],
    [61, 60],
    [86_400, 90],
  ])('%i s ahead is made up for by %i s', (ahead, corrected) => {
    measure(ahead);
    expect(judgedAt('cleeng', new Date(noon))).toEqual(new Date(noon - corrected * 1000));
    expect(judgedAt('bigcommerce', new Date(noon))).toEqual(new Date(noon));
  });

  it.each([
    [-114, false],
    [-115, true],
    [1_014, false],
    [1_016, true],
  ])('%i s ahead accepts no token: %s', (ahead, expected) => {
    measure(ahead);
    expect(acceptsNoToken('cleeng')).toBe(expected);
    measure(0);
    expect(acceptsNoToken('cleeng')).toBe(false);
  });

  it('stays as measured where a response has no date', () => {
    measure(-100);
    measure(0, {});
    measure(0, { date: 'yesterday' });
    expect(judgedAt('cleeng', new Date(noon))).toEqual(new Date(noon + 90_000));
  });

  it('is reported when it goes wrong, and when it is right again, once each', () => {
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    const informed = vi.spyOn(console, 'info').mockReturnValue();
    for (const ahead of [0, -95, -96, 2, 0]) measure(ahead);
    const off = {
      level: 'warning',
      event: 'our_clock_is_off',
      vendor: 'cleeng',
      secondsAhead: -95,
    };
    expect(warned.mock.calls).toEqual([[JSON.stringify(off)]]);
    const right = { level: 'info', event: 'our_clock_is_right', vendor: 'cleeng' };
    expect(informed.mock.calls).toEqual([[JSON.stringify(right)]]);
  });
});

describe('the time of a response', () => {
  it('is its date plus its age', () => {
    expect(timeOf(new Headers({ date }))).toBe(noon);
    expect(timeOf(new Headers({ date, age: '90' }))).toBe(noon + 90_000);
    expect(timeOf(new Headers({ date: 'yesterday' }))).toBeNull();
    expect(timeOf(new Headers())).toBeNull();
  });
});
