import 'server-only';
import { countries } from 'countries-list';

export interface Choice {
  value: string;
  label: string;
}

const countryCodes = Object.keys(countries);
const currencyCodes: string[] = [
  ...new Set(Object.values(countries).flatMap(({ currency }) => currency)),
];
/** A selection: Cleeng accepts any locale. */
const locales = [
  'de_DE',
  'en_GB',
  'en_US',
  'es_ES',
  'fr_FR',
  'it_IT',
  'nl_BE',
  'nl_NL',
  'pl_PL',
  'pt_PT',
  'sv_SE',
];

export function isCountry(code: string): boolean {
  return countryCodes.includes(code);
}

export function countryName(code: string, language: string): string | null {
  return isCountry(code)
    ? (new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? null)
    : null;
}

export function countryChoices(language: string): Choice[] {
  return named(countryCodes, language, new Intl.DisplayNames(language, { type: 'region' }));
}

export function currencyChoices(language: string): Choice[] {
  return named(currencyCodes, language, new Intl.DisplayNames(language, { type: 'currency' }));
}

export function localeChoices(language: string): Choice[] {
  const names = new Intl.DisplayNames(language, { type: 'language' });
  return named(locales, language, { of: (code: string) => names.of(code.replace('_', '-')) });
}

function named(
  codes: string[],
  language: string,
  names: { of(code: string): string | undefined },
): Choice[] {
  const { compare } = new Intl.Collator(language);
  return codes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .sort((one, other) => compare(one.label, other.label));
}
