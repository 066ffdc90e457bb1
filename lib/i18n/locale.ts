// Cleeng stores a locale (`nl_NL`), we have languages (`nl`), and `Intl` takes a tag (`nl-NL`).
import 'server-only';
import { headers } from 'next/headers';
import { preferredTags } from './accept-language';
import { type Language, languageNamed, requestLanguage } from './languages';

const defaultLocales: Record<Language, string> = {
  en: 'en_GB',
  nl: 'nl_NL',
  es: 'es_ES',
  de: 'de_DE',
  pl: 'pl_PL',
};

export function languageOfLocale(locale: string | null): Language | undefined {
  return languageNamed(locale?.split('_')[0]);
}

/** `guess`, in the visitor's language. A guess in a language that we do not have stays. */
export function localeOfReader(language: Language, guess: string): string {
  return languageOfLocale(guess) ? localeIn(language, guess) : guess;
}

/** The known locale if it has this language: a Belgian stays Belgian. */
export function localeIn(language: Language, known: string | null): string {
  return known && languageOfLocale(known) === language ? known : defaultLocales[language];
}

/** The tag for dates and money in this request, `nl-BE`. `known` is the customer's locale at Cleeng, `nl_BE`. */
export async function requestLocale(known: string | null = null): Promise<string> {
  return localeTag(await requestLanguage(), known, (await headers()).get('accept-language') ?? '');
}

/** The first tag of this language: the known locale, those of the browser, our default. */
export function localeTag(
  language: Language,
  known: string | null,
  acceptLanguage: string,
): string {
  const preferred = preferredTags(acceptLanguage).map((tag) =>
    tag.replace(/-[a-z]{2}$/, (region) => region.toUpperCase()),
  );
  const tags = [known?.replace('_', '-') ?? '', ...preferred];
  const ofLanguage = new RegExp(`^${language}-[A-Z]{2}$`);
  return (
    tags.find((tag) => ofLanguage.test(tag) && isSupported(tag)) ??
    defaultLocales[language].replace('_', '-')
  );
}

/** For a region that it does not know, `Intl` falls back to another. */
function isSupported(tag: string): boolean {
  return new Intl.DateTimeFormat(tag).resolvedOptions().locale === tag;
}
