// What the publisher sells: https://developers.cleeng.com/reference/retrieve-offer
// The surprise: the list's shape is not documented anywhere we know of; the sandbox answers flat offers, as for a single one.
import 'server-only';
import { z } from 'zod';
import type { Offer } from '@/lib/model';
import { callCleeng } from './client';

const WireOffer = z.object({
  offerId: z.string().min(1),
  offerTitle: z.string(),
  offerDescription: z.string().nullish(),
  customerPriceInclTax: z.number(),
  customerCurrency: z.string().length(3),
  period: z.enum(['day', 'week', 'month', 'year']).nullish().catch(null),
  freeDays: z.number().nullish(),
});

/** One offer, priced for the visitor's address. Throws Refusal `offer_unknown`. */
export async function fetchOffer(offerId: string, customerIp: string | null): Promise<Offer> {
  const wire = await callCleeng({
    operation: 'fetchOffer',
    method: 'GET',
    path: `/offers/${encodeURIComponent(offerId)}`,
    query: { customerIP: customerIp ?? undefined },
    answer: WireOffer,
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

function offerOf(wire: z.infer<typeof WireOffer>): Offer {
  return {
    id: wire.offerId,
    title: wire.offerTitle,
    description: wire.offerDescription ?? '',
    price: wire.customerPriceInclTax,
    currency: wire.customerCurrency,
    period: wire.period ?? null,
    freeDays: wire.freeDays ?? 0,
  };
}
