// Cleeng writes down a customer's locale (`nl_NL`), we speak a language (`nl`): from one to the other, and to how dates and
// money are written (`nl-NL`). The surprise: a language alone does not say how, and of many readers no locale is known.
import 'server-only';
import { headers } from 'next/headers';
import { wishedTags } from './accept-language';
import { type Language, languageNamed, requestLanguage } from './language';

const homes: Record<Language, string> = {
  en: 'en_GB',
  nl: 'nl_NL',
  es: 'es_ES',
  de: 'de_DE',
  pl: 'pl_PL',
};

/** Undefined where it is none of ours, or there is none. */
export function languageOfLocale(locale: string | null): Language | undefined {
  return languageNamed(locale?.split('_')[0]);
}

/** What somebody's locale may well be, who was told to be of `told` and reads this language: the better witness. */
export function localeOfReader(language: Language, told: string): string {
  // Where theirs is none of ours, what they read is a makeshift.
  return languageOfLocale(told) ? localeIn(language, told) : told;
}

/** A locale of this language: the one they have, where it is one, so that somebody from Belgium stays there. */
export function localeIn(language: Language, known: string | null): string {
  return known && languageOfLocale(known) === language ? known : homes[language];
}

/** How whoever reads this request's answer writes dates and money: `nl-BE`. Their locale at Cleeng may be known, as `nl_BE`. */
export async function requestLocale(known: string | null = null): Promise<string> {
  return localeTag(await requestLanguage(), known, (await headers()).get('accept-language') ?? '');
}

/** Pure. As in the locale that is known, if it is one of this language; else as in the browser's; else as at the language's home. */
export function localeTag(
  language: Language,
  known: string | null,
  acceptLanguage: string,
): string {
  const wished = wishedTags(acceptLanguage).map((tag) =>
    tag.replace(/-[a-z]{2}$/, (region) => region.toUpperCase()),
  );
  const tags = [known?.replace('_', '-') ?? '', ...wished];
  const ofLanguage = new RegExp(`^${language}-[A-Z]{2}$`);
  return (
    tags.find((tag) => ofLanguage.test(tag) && isWritten(tag)) ?? homes[language].replace('_', '-')
  );
}

/** Of a region that `Intl` does not know it would guess. */
function isWritten(tag: string): boolean {
  return new Intl.DateTimeFormat(tag).resolvedOptions().locale === tag;
}
