// Each issue's message is a refusal code (lib/errors).
import 'server-only';
import { z } from 'zod';
import { emailAddress, isEmailAddress } from '@/lib/fields/email-address';
import { isAcceptablePassword } from '@/lib/fields/password-rule';
import { regionRules } from '@/lib/fields/region-rules';
import { isReadable } from '@/lib/fields/typed-text';
import { languages } from '@/lib/i18n/languages';
import { safeReturnTo } from '@/lib/paths';
import { soldOffer } from '@/lib/web/sold-offers';

const text = (longest: number) => z.string('required').max(longest, 'too_long');

export const emailField = z
  .string('required')
  .transform(emailAddress)
  .pipe(text(254).min(1, 'required').refine(isEmailAddress, 'email_invalid'));

/** May be empty. Cleeng checks the length. */
export const nameField = text(200).trim().refine(isReadable, 'characters_invalid');

/** For login: an old password may break today's rules. */
export const passwordField = text(200).min(1, 'required');

export const newPasswordField = text(200)
  .min(1, 'required')
  .refine(isAcceptablePassword, 'password_weak');

export const returnToField = z
  .unknown()
  .optional()
  .transform((given) => safeReturnTo(given));

/** Null for an offer that we do not sell. */
export const offerField = z
  .unknown()
  .optional()
  .transform((given) => soldOffer(given));

export const formIdField = z.uuid('form_outdated');

export const languageField = z.enum(languages, 'form_outdated');

export const regionFields = {
  country: z.string('country_invalid').refine(regionRules.country, 'country_invalid'),
  currency: z.string('currency_invalid').refine(regionRules.currency, 'currency_invalid'),
  locale: z.string('locale_invalid').refine(regionRules.locale, 'locale_invalid'),
};
