// https://developers.cleeng.com/reference/retrieve-offer and …/fetch-offer-details-for-specific-customer
// Only offers called S… renew: the period of any other is no price per month.
import 'server-only';
import { z } from 'zod';
import { Refusal } from '@/lib/errors/errors';
import { regionRules } from '@/lib/fields/region-rules';
import type { AsCustomer, Offer } from '@/lib/model';
import { isOfferId } from '@/lib/paths';
import { callCleeng } from './client';

const notAskedFor = { path: ['offerId'], error: 'not the one asked for' };
const renews = (offerId: string) => offerId.startsWith('S');

const WireOffer = z
  .object({
    offerId: z.string().min(1),
    offerTitle: z.string(),
    offerDescription: z.string().nullish(),
    customerPriceInclTax: z.number(),
    customerCurrency: z.string().refine(regionRules.currency, 'no currency'),
    period: z.enum(['day', 'week', 'month', 'year']).nullish().catch(null),
    freeDays: z.number().nullish(),
    active: z.boolean().nullish(),
  })
  .refine((wire) => wire.period || !renews(wire.offerId), {
    path: ['period'],
    error: 'not one we know',
  });

/** Priced for the visitor's address. Throws Refusal `offer_unknown`. */
export async function fetchOffer(offerId: string, customerIp: string | null): Promise<Offer> {
  const wire = await callCleeng({
    operation: 'fetchOffer',
    method: 'GET',
    path: `/offers/${offerSegment(offerId)}`,
    query: { customerIP: customerIp ?? undefined },
    answer: WireOffer.refine(isNamed(offerId), notAskedFor),
    meanings: offerMeanings,
  });
  return offerOf(wire);
}

/** In the customer's currency, without used free days. Throws Refusal `offer_unknown`, also if owned already. */
export async function fetchOfferForCustomer(
  { jwt }: AsCustomer,
  { offerId, email, customerIp }: { offerId: string; email: string; customerIp: string | null },
): Promise<Offer> {
  const wire = await callCleeng({
    operation: 'fetchOfferForCustomer',
    method: 'GET',
    path: `/offers/${offerSegment(offerId)}/customers/${encodeURIComponent(email)}`,
    query: { customerIP: customerIp ?? undefined },
    jwt,
    answer: WireOffer.safeExtend({ trialAvailable: z.boolean().nullish() }).refine(
      isNamed(offerId),
      notAskedFor,
    ),
    otherwise: () => new Refusal('offer_unknown'),
  });
  return { ...offerOf(wire), ...(wire.trialAvailable === false && { freeDays: 0 }) };
}

/** Only for calls about one offer: elsewhere the code means that Cleeng does not know our publisher. */
export const offerMeanings = { REQ0100: { code: 'offer_unknown' } } as const;

/** The id comes from a URL. Throws Refusal `offer_unknown` for what cannot be one (`..`). */
export function offerSegment(offerId: string): string {
  if (!isOfferId(offerId)) throw new Refusal('offer_unknown');
  return offerId;
}

/** Access is decided by the offer that the response names. */
function isNamed(offerId: string) {
  return (wire: { offerId: string }) => wire.offerId === offerId;
}

function offerOf(wire: z.infer<typeof WireOffer>): Offer {
  return {
    id: wire.offerId,
    title: wire.offerTitle,
    description: wire.offerDescription ?? '',
    price: wire.customerPriceInclTax,
    currency: wire.customerCurrency,
    period: (renews(wire.offerId) && wire.period) || null,
    freeDays: wire.freeDays ?? 0,
    isOnSale: wire.active ?? true,
  };
}
