import { describe, expect, it } from 'vitest';
import { languageOfLocale, localeIn, localeOfReader } from './locale';

describe('a locale', () => {
  it.each([
    ['nl_BE', 'nl'],
    ['en_US', 'en'],
    ['fr_FR', undefined],
    ['', undefined],
    [null, undefined],
  ])('speaks a language of ours, or none: %j', (locale, language) => {
    expect(languageOfLocale(locale)).toBe(language);
  });

  it('stays where it speaks the language already, and else is the one at home', () => {
    expect(localeIn('nl', 'nl_BE')).toBe('nl_BE');
    expect(localeIn('nl', 'de_DE')).toBe('nl_NL');
    expect(localeIn('pl', null)).toBe('pl_PL');
  });

  it('of a reader follows what they read, unless that can only be a makeshift', () => {
    expect(localeOfReader('en', 'en_US')).toBe('en_US');
    expect(localeOfReader('en', 'nl_NL')).toBe('en_GB');
    expect(localeOfReader('en', 'fr_FR')).toBe('fr_FR');
  });
});
