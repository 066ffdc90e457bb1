import { describe, expect, it } from 'vitest';
import { languageOfLocale, localeIn, localeOfReader, localeTag } from './locale';

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

  it.each([
    ['en_US', 'en-US'],
    ['nl_NL', 'en-GB'],
    [null, 'en-GB'],
    ['en_GB_oed', 'en-GB'],
    ['en_us', 'en-GB'],
    ['en', 'en-GB'],
    ['en_CN', 'en-GB'],
  ])('is one that Intl takes, whatever it came as: %j', (locale, tag) => {
    expect(localeTag('en', locale, '')).toBe(tag);
  });
});

describe('a locale that is not known', () => {
  it.each([
    ['nl-BE,nl;q=0.9', 'nl', 'nl-BE'],
    ['fr-CH,nl;q=0.9,nl-be;q=0.8', 'nl', 'nl-BE'],
    ['en-GB;q=0.5,en-US;q=0.9', 'en', 'en-US'],
    ['de-AT', 'nl', 'nl-NL'],
    ['en-CN,en;q=0.9', 'en', 'en-GB'],
    ['nl-Latn-BE', 'nl', 'nl-NL'],
    ['nl-BELGIUM,nl-B1', 'nl', 'nl-NL'],
    ['nl-BE;q=0', 'nl', 'nl-NL'],
    ['', 'en', 'en-GB'],
  ] as const)(
    'is of the region that the browser names: "%s", read in %s',
    (wish, language, tag) => {
      expect(localeTag(language, null, wish)).toBe(tag);
    },
  );

  it('is the browser’s, too, where theirs is of another language', () => {
    expect(localeTag('en', 'nl_NL', 'en-US,en;q=0.9')).toBe('en-US');
    expect(localeTag('nl', 'nl_BE', 'nl-NL')).toBe('nl-BE');
  });
});
