// Without the three variables that name it, the sandbox plays Cleeng.
import 'server-only';
import { z } from 'zod';
import { isOfferId } from '@/lib/paths';
import { vendorUrl } from './addresses';

const sandboxPublisher = '123456789';
const sandboxOffers = ['S916977979_NL', 'S345569153_NL', 'P640527981_NL', 'S000000404_NL'];

export const cleengVariables = {
  CLEENG_API_URL: vendorUrl.optional(),
  CLEENG_JWKS_URL: vendorUrl.optional(),
  CLEENG_PUBLISHER_ID: z
    .string()
    .regex(/^\d{9}$/, 'is not a publisher id of nine digits')
    .optional(),
  CLEENG_OFFERS: z
    .string()
    .transform((list) => list.split(',').map((offerId) => offerId.trim()))
    .refine(
      (list) => list.every((offerId) => isOfferId(offerId)),
      'contains something that is no offer id',
    )
    .optional(),
  CLEENG_WIDGETS_URL: vendorUrl.optional(),
  CLEENG_CONTENT_LANGUAGE: z
    .string()
    .refine(isLanguageTag, 'is not a language like en or pt-BR')
    .transform((tag) => new Intl.Locale(tag).toString())
    .default('en'),
  CLEENG_RESET_PAGE: z
    .enum(['own', 'cleeng'], { error: 'is neither own nor cleeng' })
    .default('own'),
};

function isLanguageTag(given: string): boolean {
  try {
    return /^[a-z]{2,3}$/.test(new Intl.Locale(given).language); // `English` would be well-formed, too.
  } catch {
    return false;
  }
}

type CleengVariables = z.infer<z.ZodObject<typeof cleengVariables>>;

const naming = ['CLEENG_API_URL', 'CLEENG_JWKS_URL', 'CLEENG_PUBLISHER_ID'] as const;

export function isCleengNamed(set: CleengVariables): boolean {
  return naming.some((name) => set[name]);
}

export function cleengProblems(set: CleengVariables & { DEMO: string }): string[] {
  if (!isCleengNamed(set)) {
    return set.CLEENG_WIDGETS_URL
      ? ['CLEENG_WIDGETS_URL is set, but Cleeng is not: set the other three, too.']
      : [];
  }
  const problems = naming
    .filter((name) => !set[name])
    .map((name) => `${name} is missing: Cleeng is only partly configured.`);
  if (set.DEMO === 'true')
    problems.push('DEMO is for the sandbox: unset it, or the CLEENG_ variables.');
  return problems;
}

/** `sandboxUrl` is for our server, `seenUrl` for browsers; undefined with a real Cleeng. */
export function cleengOf(set: CleengVariables, sandboxUrl: string, seenUrl?: string) {
  return {
    apiUrl: set.CLEENG_API_URL ?? `${sandboxUrl}/cleeng`,
    jwksUrl: set.CLEENG_JWKS_URL ?? `${sandboxUrl}/cleeng/.well-known/jwks.json`,
    publisherId: set.CLEENG_PUBLISHER_ID ?? sandboxPublisher,
    /** In the order of the page. Other ids are refused: an id does not show its publisher. */
    offers: set.CLEENG_OFFERS ?? (isCleengNamed(set) ? [] : sandboxOffers),
    /** BCP 47: of consents, questions and offers, whose language Cleeng does not tell. */
    contentLanguage: set.CLEENG_CONTENT_LANGUAGE,
    /** Whose page a customer sets a new password on. */
    resetPage: set.CLEENG_RESET_PAGE,
    /** Null without hosted widgets. */
    widgets: seenUrl
      ? widgetsAt(`${seenUrl}/cleeng/widgets/cleeng.js`, seenUrl)
      : widgetsAt(set.CLEENG_WIDGETS_URL, set.CLEENG_API_URL),
  };
}

/** The script sends requests from the browser to `apiOrigin`. */
function widgetsAt(scriptUrl: string | undefined, apiUrl = '') {
  return scriptUrl
    ? { scriptUrl, origin: new URL(scriptUrl).origin, apiOrigin: new URL(apiUrl).origin }
    : null;
}
