import 'server-only';
import { withoutInvisible } from './typed-text';

/** As Cleeng takes it: digits, an optional plus before them, dashes and spaces between them. */
export function phoneNumber(typed: string): string {
  return withoutInvisible(typed.normalize('NFKC')) // Wide digits, and no-break spaces as plain ones.
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/(\+[^(]*)\(\s*0\s*\)/, '$1') // `+44 (0)20`: dialled only without the country.
    .replace(/[().·/\p{Zs}]+/gu, ' ')
    .trim();
}

/** As in Cleeng's own client: an optional plus, then 4 to 16 digits with dashes and spaces between. */
export function isPhoneNumber(number: string): boolean {
  return /^\+?(?:[ -]*\d){4,16}[ -]*$/.test(number);
}
