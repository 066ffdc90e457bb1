// What the publisher sells: https://developers.cleeng.com/reference/retrieve-offer
// The surprises: the list's shape is not documented anywhere we know of; the sandbox answers flat offers, as for a single
// one. And only what is called S… renews itself: the period of anything else is no price tag "per month".
import 'server-only';
import { z } from 'zod';
import { Refusal } from '@/lib/errors';
import type { Offer } from '@/lib/model';
import { callCleeng } from './client';

const renews = (offerId: string) => offerId.startsWith('S');

const WireOffer = z
  .object({
    offerId: z.string().min(1),
    offerTitle: z.string(),
    offerDescription: z.string().nullish(),
    customerPriceInclTax: z.number(),
    customerCurrency: z.string().length(3),
    period: z.enum(['day', 'week', 'month', 'year']).nullish().catch(null),
    freeDays: z.number().nullish(),
  })
  .refine((wire) => wire.period || !renews(wire.offerId), { path: ['period'], error: 'not one we know' });

/** One offer, priced for the visitor's address. Throws Refusal `offer_unknown`. */
export async function fetchOffer(offerId: string, customerIp: string | null): Promise<Offer> {
  const wire = await callCleeng({
    operation: 'fetchOffer',
    method: 'GET',
    path: `/offers/${offerSegment(offerId)}`,
    query: { customerIP: customerIp ?? undefined },
    answer: WireOffer,
    meanings: offerMeanings,
  });
  return offerOf(wire);
}

export async function fetchOffers(): Promise<Offer[]> {
  const { items } = await callCleeng({
    operation: 'fetchOffers',
    method: 'GET',
    path: '/offers',
    query: { pageLimit: '100' },
    answer: z.object({ items: z.array(WireOffer) }),
  });
  return items.map(offerOf);
}

/** For calls about one offer. Elsewhere the same code says that Cleeng does not know our publisher. */
export const offerMeanings = { REQ0100: { code: 'offer_unknown' } } as const;

/** An offer's id as part of a path. It comes from an address that anybody can write: what cannot be one (`..`) is not asked for. */
export function offerSegment(offerId: string): string {
  if (!/^[\w-]+$/.test(offerId)) throw new Refusal('offer_unknown');
  return offerId;
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
  };
}
