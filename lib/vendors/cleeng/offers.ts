// https://developers.cleeng.com/reference/retrieve-offer and …/fetch-offer-details-for-specific-customer
// Only offers called S… renew themselves: the period of any other is no price "per month".
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

/** One offer, priced for the visitor's address. Throws Refusal `offer_unknown`. */
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

/**
 * The same as this customer would buy it: in their own currency, and without the free days that they have had before.
 * Throws Refusal `offer_unknown` for whatever Cleeng refuses, also where the customer has it already.
 */
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

/** For calls about one offer. Elsewhere the same code says that Cleeng does not know our publisher. */
export const offerMeanings = { REQ0100: { code: 'offer_unknown' } } as const;

/** An offer's id as part of a path. It comes from an address that anybody can write: what cannot be one (`..`) is not asked for. */
export function offerSegment(offerId: string): string {
  if (!isOfferId(offerId)) throw new Refusal('offer_unknown');
  return offerId;
}

/** Whether the answer is about the offer that was asked for: whom it lets in is asked of what it names. */
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
