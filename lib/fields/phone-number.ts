import 'server-only';
import { withoutInvisible } from './typed-text';

/** In characters, as for every answer. `normalize` takes minutes for some texts of 200,000. */
const longest = 200;

/** As Cleeng takes it: digits, an optional plus before them, dashes and spaces between them. */
export function phoneNumber(typed: string): string {
  const number = withoutInvisible(typed);
  if (number.length > longest) return number;
  return (
    withoutInvisible(number.normalize('NFKC')) // Wide digits, and no-break spaces as plain ones.
      .replace(/[\p{Pd}\u2212]/gu, '-')
      // `+44 (0)20`: dialled only without the country, but in Italy always.
      .replace(/^(\(?\+(?!39\b)\d{1,3}[^\d(]*)\( *0 *\)/, '$1')
      .replace(/[().·/\p{Zs}]+/gu, ' ')
      .trim()
  );
}

/** As in Cleeng's own client: an optional plus, then 4 to 16 digits with dashes and spaces between. */
export function isPhoneNumber(number: string): boolean {
  return /^\+?(?:[ -]*\d){4,16}[ -]*$/.test(number);
}
