import { describe, expect, it } from 'vitest';
import { idInAddress } from './ids';

describe('idInAddress', () => {
  it.each([1, 4927, Number.MAX_SAFE_INTEGER])('accepts %d', (id) => {
    expect(idInAddress(id)).toBe(String(id));
  });

  it.each([
    0,
    -1,
    1.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.MAX_SAFE_INTEGER + 1,
    '4927',
    '1&x=',
    '',
    ' 1',
    null,
    undefined,
    true,
    [4927],
    {},
    4927n,
  ])('refuses %o', (id) => {
    expect(() => idInAddress(id as number)).toThrow(RangeError);
  });
});
