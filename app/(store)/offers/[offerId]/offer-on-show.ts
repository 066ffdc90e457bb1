import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { readOffer } from '@/lib/customer/offers';
import { Refusal } from '@/lib/errors';
import type { Offer } from '@/lib/model';
import { unlessDown } from '@/lib/refusal-of';
import { currentVisitor } from '@/lib/visitor';

/** The offer of this address, asked for once a request: its title stands in the page and above it. Null while Cleeng is down. */
export const offerOnShow = cache(async (offerId: string): Promise<Offer | null> => {
  const visitor = await currentVisitor();
  try {
    return await unlessDown('offer_not_shown', () => readOffer(offerId, visitor));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'offer_unknown') notFound();
    throw error;
  }
});
