// https://developers.cleeng.com/reference/fetch-customers-subscriptions and …/fetch-customers-offers
import 'server-only';
import { z } from 'zod';
import type { AsCustomer, Purchase } from '@/lib/model';
import { callCleeng } from './client';

const WirePurchases = z.object({
  items: z.array(
    z.object({
      offerId: z.string(),
      offerTitle: z.string(),
      status: z.enum(['active', 'cancelled', 'expired', 'terminated']),
      expiresAt: z.number().nullish(),
    }),
  ),
});

export function fetchSubscriptions(customer: AsCustomer): Promise<Purchase[]> {
  return fetchPurchases(customer, 'fetchSubscriptions', 'subscriptions');
}

export function fetchCustomerOffers(customer: AsCustomer): Promise<Purchase[]> {
  return fetchPurchases(customer, 'fetchCustomerOffers', 'offers');
}

async function fetchPurchases(
  { customerId, jwt }: AsCustomer,
  operation: string,
  noun: 'subscriptions' | 'offers',
): Promise<Purchase[]> {
  const { items } = await callCleeng({
    operation,
    method: 'GET',
    path: `/customers/${encodeURIComponent(customerId)}/${noun}`,
    jwt,
    answer: WirePurchases,
  });
  return items.map((wire) => ({
    offerId: wire.offerId,
    title: wire.offerTitle,
    status: wire.status,
    expiresAt: wire.expiresAt ? new Date(wire.expiresAt * 1000) : null,
  }));
}
