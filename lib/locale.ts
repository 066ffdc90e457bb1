// Cleeng writes down a customer's locale (`nl_NL`), we speak a language (`nl`): from one to the other.
import 'server-only';
import { type Language, languageNamed } from './language';

const homes: Record<Language, string> = { en: 'en_GB', nl: 'nl_NL', es: 'es_ES', de: 'de_DE', pl: 'pl_PL' };

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

/** The same as `Intl` writes it, `nl-BE`, for dates and money. What is no locale at all becomes that of the language's home. */
export function localeTag(language: Language, known: string | null): string {
  const locale = localeIn(language, known);
  return (/^[a-z]{2}_[A-Z]{2}$/.test(locale) ? locale : homes[language]).replace('_', '-');
}
