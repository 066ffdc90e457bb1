import { describe, expect, it } from 'vitest';
import { languageOf, pickLanguage } from './language';

describe('the language', () => {
  it('is English for whoever says nothing, or reads none of ours', () => {
    expect(pickLanguage({})).toBe('en');
    expect(pickLanguage({ chosen: null, acceptLanguage: null })).toBe('en');
    expect(pickLanguage({ acceptLanguage: 'fr-FR,fr;q=0.9' })).toBe('en');
  });

  it.each(['foyer-language=klingon', 'foyer-language=', 'foyer-language', 'not a cookie', ''])(
    'is English where the cookie says nothing that we know: "%s"',
    (cookie) => {
      expect(languageOf(new Headers({ cookie }))).toBe('en');
    },
  );
});
