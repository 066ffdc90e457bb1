import { describe, expect, it } from 'vitest';
import { regionRules, withUnderscore } from './region-rules';

describe('a region', () => {
  it.each([
    ['country', 'NL'],
    ['currency', 'EUR'],
    ['locale', 'nl_NL'],
    ['locale', 'fil_PH'],
  ] as const)('may have the %s %s', (part, given) => {
    expect(regionRules[part](given)).toBe(true);
  });

  it.each([
    ['country', 'UK'],
    ['country', 'nl'],
    ['country', ''],
    ['currency', 'eur'],
    ['currency', 'EURO'],
    ['locale', 'nl'],
    ['locale', 'nl-NL'],
    ['locale', 'nl_NL\n'],
    ['locale', 'zh_Hans_CN'],
  ] as const)('may not have the %s %j', (part, given) => {
    expect(regionRules[part](given)).toBe(false);
  });

  it.each([
    ['nl-NL', 'nl_NL'],
    ['nl_NL', 'nl_NL'],
  ])('writes the locale %s as %s', (given, written) => {
    expect(withUnderscore(given)).toBe(written);
  });
});
