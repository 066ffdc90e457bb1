import { describe, expect, it } from 'vitest';
import { languageOf, pickLanguage } from './language';

describe('the language', () => {
  it.each([
    ['nothing', null, 'en'],
    ['an empty header', '', 'en'],
    ['none of ours', 'fr-FR,fr;q=0.9', 'en'],
    ['one of ours', 'nl', 'nl'],
    ['one with a region', 'de-AT', 'de'],
    ['one with a script and a region', 'es-Latn-419', 'es'],
    ['one in capitals', 'PL-pl', 'pl'],
    ['several: the first of equals', 'pl,nl', 'pl'],
    ['several: the heaviest, wherever it stands', 'nl;q=0.3, en;q=0.5,de ; q=0.9', 'de'],
    ['one that weighs a whole', 'nl;q=0.999,es;q=1.000', 'es'],
    ['none of ours first, then one of ours', 'fr,es;q=0.1', 'es'],
    ['one that is unwelcome', 'nl;q=0,de;q=0.1', 'de'],
    ['only one that is unwelcome', 'nl;q=0.0', 'en'],
    ['anything', '*', 'en'],
    ['a weight that is none', 'nl;q=heavy,de;q=0.1', 'de'],
    ['a weight over one', 'nl;q=2,de;q=0.1', 'de'],
    ['a language that only begins like ours', 'ena,dex;q=0.9', 'en'],
    ['what every object has', 'constructor,toString', 'en'],
    ['nothing between commas', ',,;q=1,nl', 'nl'],
  ])('follows what the browser asks for: %s', (_, acceptLanguage, language) => {
    expect(pickLanguage({ acceptLanguage })).toBe(language);
  });

  it('is the chosen one before what the browser asks for', () => {
    expect(pickLanguage({ chosen: 'pl', acceptLanguage: 'nl' })).toBe('pl');
  });

  it.each(['klingon', '', 'NL', 'constructor', null])(
    'is not chosen by what is no language of ours: %j',
    (chosen) => {
      expect(pickLanguage({ chosen, acceptLanguage: 'nl' })).toBe('nl');
    },
  );

  it.each([
    ['foyer-language=de', 'de'],
    ['a=1; foyer-language=de; b=2', 'de'],
    ['foyer-language=klingon', 'nl'],
    ['foyer-language=', 'nl'],
    ['not-foyer-language=de', 'nl'],
    ['a=foyer-language=de', 'nl'],
    ['', 'nl'],
  ])('is read from what a request sent: "%s"', (cookie, language) => {
    expect(languageOf(new Headers({ cookie, 'accept-language': 'nl' }))).toBe(language);
  });
});
