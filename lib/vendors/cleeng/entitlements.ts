// https://developers.cleeng.com/reference/get-entitlements
// `expiresAt` may have passed while a grace period still grants access.
import 'server-only';
import { z } from 'zod';
import type { AsCustomer, Entitlement } from '@/lib/model';
import { callCleeng } from './client';
import { offerMeanings, offerSegment } from './offers';

/** Throws Refusal `offer_unknown`. */
export async function fetchEntitlement({ jwt }: AsCustomer, offerId: string): Promise<Entitlement> {
  const wire = await callCleeng({
    operation: 'fetchEntitlement',
    method: 'GET',
    path: `/entitlements/${offerSegment(offerId)}`,
    jwt,
    answer: z.object({ accessGranted: z.boolean(), expiresAt: z.number().nullish() }),
    meanings: offerMeanings,
  });
  return {
    isGranted: wire.accessGranted,
    expiresAt: wire.expiresAt ? new Date(wire.expiresAt * 1000) : null,
  };
}
