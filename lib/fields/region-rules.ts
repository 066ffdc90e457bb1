// What a country, a currency and a locale look like: one set of rules for what Cleeng says and for what a form sends.
// The surprise: were Cleeng believed more than the form, a hidden field would hold what the form itself then refuses.
import 'server-only';
import { isCountry } from './countries';

export const regionRules = {
  country: isCountry,
  currency: (given: string) => /^[A-Z]{3}$/.test(given),
  locale: (given: string) => /^[a-z]{2,3}_[A-Z]{2}$/.test(given),
};

/** `nl-NL`, as browsers write it, is the same locale. */
export function withUnderscore(locale: string): string {
  return locale.replace('-', '_');
}
