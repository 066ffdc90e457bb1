// The fields that several forms share, as schemas. Each issue's message is a refusal code, so that one table of
// sentences serves them all. Whatever is missing, forged into a file, or a megabyte long ends here, at its field.
import 'server-only';
import { z } from 'zod';
import { isEmailAddress } from '@/lib/fields/email-address';
import { isAcceptablePassword } from '@/lib/fields/password-rule';
import { regionRules } from '@/lib/fields/region-rules';
import { languages } from '@/lib/i18n/language';
import { safeReturnTo } from '@/lib/paths';
import { soldOffer } from '@/lib/web/sold-offers';

const text = (longest: number) => z.string('required').max(longest, 'too_long');

export const emailField = text(254)
  .trim()
  .min(1, 'required')
  .refine(isEmailAddress, 'email_invalid');

/** A part of somebody's name, which may be empty. How long it may be is Cleeng's to say. */
export const nameField = text(200)
  .trim()
  .refine((name) => !/\p{Cc}/u.test(name), 'characters_invalid');

/** A password that is given: any rule it once had to meet is nobody's business here. */
export const passwordField = text(200).min(1, 'required');

/** A password that is chosen. */
export const newPasswordField = text(200)
  .min(1, 'required')
  .refine(isAcceptablePassword, 'password_weak');

/** Hidden in the form. What is no path of ours, or not there at all, becomes the home page. */
export const returnToField = z
  .unknown()
  .optional()
  .transform((given) => safeReturnTo(given));

/** Hidden in the form: the offer that was chosen. Null without one, and for one that we do not sell. */
export const offerField = z
  .unknown()
  .optional()
  .transform((given) => soldOffer(given));

/** Hidden in the form: made when it was shown. */
export const formIdField = z.uuid('form_outdated');

/** Hidden in the form: the language that it was shown in. */
export const languageField = z.enum(languages, 'form_outdated');

/** Where somebody watches from: hidden where Cleeng knew, chosen from lists where it did not. */
export const placeFields = {
  country: z.string('country_invalid').refine(regionRules.country, 'country_invalid'),
  currency: z.string('currency_invalid').refine(regionRules.currency, 'currency_invalid'),
  locale: z.string('locale_invalid').refine(regionRules.locale, 'locale_invalid'),
};
