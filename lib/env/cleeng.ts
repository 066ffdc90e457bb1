// Cleeng's part of the environment: its variables, what they mean together, and what becomes of them.
// The surprise: none of the three that name it means the sandbox, which then plays Cleeng for its own publisher.
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
    .refine((list) => list.every((offerId) => isOfferId(offerId)), 'lists what is no offer id')
    .optional(),
  CLEENG_WIDGETS_URL: vendorUrl.optional(),
  CLEENG_RESET_PAGE: z
    .enum(['own', 'cleeng'], { error: 'is neither own nor cleeng' })
    .default('own'),
};

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
    .map((name) => `${name} is missing: Cleeng is configured by halves.`);
  if (set.DEMO === 'true')
    problems.push('DEMO is for the sandbox: unset it, or the CLEENG_ variables.');
  return problems;
}

/** `sandboxUrl` is the sandbox's address as our server sees it, `seenUrl` as browsers do: undefined where Cleeng is real. */
export function cleengOf(set: CleengVariables, sandboxUrl: string, seenUrl?: string) {
  return {
    apiUrl: set.CLEENG_API_URL ?? `${sandboxUrl}/cleeng`,
    jwksUrl: set.CLEENG_JWKS_URL ?? `${sandboxUrl}/cleeng/.well-known/jwks.json`,
    publisherId: set.CLEENG_PUBLISHER_ID ?? sandboxPublisher,
    /** What is sold here, first things first. An offer's id does not tell whose it is: only these are taken for ours. */
    offers: set.CLEENG_OFFERS ?? (isCleengNamed(set) ? [] : sandboxOffers),
    /** Where a new password is chosen: on our page, or on Cleeng's. */
    resetPage: set.CLEENG_RESET_PAGE,
    /** Null where the hosted widgets are not used. */
    widgets: seenUrl
      ? widgetsAt(`${seenUrl}/cleeng/widgets/cleeng.js`, seenUrl)
      : widgetsAt(set.CLEENG_WIDGETS_URL, set.CLEENG_API_URL),
  };
}

/** `apiOrigin`: whom the script asks, from the browser. */
function widgetsAt(scriptUrl: string | undefined, apiUrl = '') {
  return scriptUrl
    ? { scriptUrl, origin: new URL(scriptUrl).origin, apiOrigin: new URL(apiUrl).origin }
    : null;
}
