import { describe, expect, it } from 'vitest';
import { languageOfLocale, localeIn, localeOfReader, localeTag } from './locale';

describe('a locale', () => {
  it.each([
    ['nl_BE', 'nl'],
    ['en_US', 'en'],
    ['fr_FR', undefined],
    ['', undefined],
    [null, undefined],
  ])('has one of our languages, or none: %j', (locale, language) => {
    expect(languageOfLocale(locale)).toBe(language);
  });

  it('stays if it is of the language, and is the default otherwise', () => {
    expect(localeIn('nl', 'nl_BE')).toBe('nl_BE');
    expect(localeIn('nl', 'de_DE')).toBe('nl_NL');
    expect(localeIn('pl', null)).toBe('pl_PL');
  });

  it('of a reader is in the language they read, unless we do not have it', () => {
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
  ])('becomes a tag that Intl supports: %j', (locale, tag) => {
    expect(localeTag('en', locale, '')).toBe(tag);
  });
});

describe('without a known locale, the tag', () => {
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
    'has the region of Accept-Language: "%s", read in %s',
    (acceptLanguage, language, tag) => {
      expect(localeTag(language, null, acceptLanguage)).toBe(tag);
    },
  );

  it('is looked for among twenty of Accept-Language', () => {
    expect(localeTag('en', null, `${'fr,'.repeat(19)}en-US`)).toBe('en-US');
    expect(localeTag('en', null, `${'fr,'.repeat(20)}en-US`)).toBe('en-GB');
  });

  it('is also that of the browser when the known one is of another language', () => {
    expect(localeTag('en', 'nl_NL', 'en-US,en;q=0.9')).toBe('en-US');
    expect(localeTag('nl', 'nl_BE', 'nl-NL')).toBe('nl-BE');
  });
});
