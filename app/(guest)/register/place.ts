import 'server-only';
import { headers } from 'next/headers';
import { countryChoices, currencyChoices, localeChoices } from '@/lib/fields/countries';
import { type Language, requestLanguage } from '@/lib/i18n/language';
import { localeOfReader } from '@/lib/i18n/locale';
import type { VisitorLocale } from '@/lib/model';
import type { Place } from './place-fields';

/** How the form carries the visitor's place: hidden where Cleeng knew it, else lists to choose from. */
export async function placeOfForm(known: VisitorLocale | null): Promise<Place> {
  if (known) return { known };
  const language = await requestLanguage();
  return {
    choices: {
      country: countryChoices(language),
      currency: currencyChoices(language),
      locale: localeChoices(language),
    },
    guess: guessFrom((await headers()).get('accept-language') ?? '', language),
  };
}

/** `nl-NL,nl;q=0.9` suggests a language and a country; nobody is asked to believe it. */
function guessFrom(acceptLanguage: string, reading: Language): Partial<VisitorLocale> {
  const [, language, country] = /^([a-z]{2})-([A-Z]{2})\b/.exec(acceptLanguage) ?? [];
  return language && country
    ? { country, locale: localeOfReader(reading, `${language}_${country}`) }
    : {};
}
