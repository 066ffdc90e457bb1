import { describe, expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { languageOf, pickLanguage } from './languages';

setEnvironment();

describe('the language of a request', () => {
  it.each([
    ['nothing', null, 'en'],
    ['an empty header', '', 'en'],
    ['none of our languages', 'fr-FR,fr;q=0.9', 'en'],
    ['one of our languages', 'nl', 'nl'],
    ['one with a region', 'de-AT', 'de'],
    ['one with a script and a region', 'es-Latn-419', 'es'],
    ['one in capitals', 'PL-pl', 'pl'],
    ['several: the first of equals', 'pl,nl', 'pl'],
    ['several: the highest weight, in any position', 'nl;q=0.3, en;q=0.5,de ; q=0.9', 'de'],
    ['a weight of 1', 'nl;q=0.999,es;q=1.000', 'es'],
    ['another language first, then one of ours', 'fr,es;q=0.1', 'es'],
    ['one of weight 0', 'nl;q=0,de;q=0.1', 'de'],
    ['only one of weight 0', 'nl;q=0.0', 'en'],
    ['anything', '*', 'en'],
    ['a weight that is not a number', 'nl;q=heavy,de;q=0.1', 'de'],
    ['a weight above 1', 'nl;q=2,de;q=0.1', 'de'],
    ['a language whose code begins like one of ours', 'ena,dex;q=0.9', 'en'],
    ['properties that every object has', 'constructor,toString', 'en'],
    ['nothing between commas', ',,;q=1,nl', 'nl'],
  ])('follows Accept-Language: %s', (_, acceptLanguage, language) => {
    expect(pickLanguage({ acceptLanguage })).toBe(language);
  });

  it('is the chosen one, before Accept-Language', () => {
    expect(pickLanguage({ chosen: 'pl', acceptLanguage: 'nl' })).toBe('pl');
  });

  it.each(['klingon', '', 'NL', 'constructor', null])(
    'ignores a cookie that names no language of ours: %j',
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
  ])('is read from the cookie header: "%s"', (cookie, language) => {
    expect(languageOf(new Headers({ cookie, 'accept-language': 'nl' }))).toBe(language);
  });

  it('comes with https from a cookie that no other host of our domain can set', async () => {
    setEnvironment({ APP_URL: 'https://localhost:8443' });
    vi.resetModules();
    const { languageOf: ofSecure } = await import('./languages');
    const headers = (cookie: string) => new Headers({ cookie, 'accept-language': 'nl' });
    expect(ofSecure(headers('__Host-foyer-language=de'))).toBe('de');
    expect(ofSecure(headers('foyer-language=de'))).toBe('nl');
  });
});
