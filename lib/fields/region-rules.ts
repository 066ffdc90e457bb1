// For Cleeng's responses and form fields: otherwise a form could refuse its own hidden fields.
import 'server-only';
import { isCountry } from './countries';

export const regionRules = {
  country: isCountry,
  currency: (given: string) => /^[A-Z]{3}$/.test(given),
  locale: (given: string) => /^[a-z]{2,3}_[A-Z]{2}$/.test(given),
};

/** Browsers write `nl-NL`, Cleeng `nl_NL`. */
export function withUnderscore(locale: string): string {
  return locale.replace('-', '_');
}
