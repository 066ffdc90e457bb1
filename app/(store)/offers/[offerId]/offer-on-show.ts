import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { readOffer, readOtherOffers } from '@/lib/customer/offers';
import { Refusal } from '@/lib/errors/errors';
import type { Offer } from '@/lib/model';
import { offerPath } from '@/lib/paths';
import { currentSession } from '@/lib/session/current';
import { currentVisitor } from '@/lib/visitor/visitor';
import { type PageRead, readForPage } from '@/lib/web/guarded-page';

/** The offer of this address, asked for once a request: its title stands in the page and above it. */
export const offerOnShow = cache(async (offerId: string): Promise<PageRead<Offer>> => {
  const visitor = await currentVisitor();
  try {
    return await readForPage(offerPath(offerId), () => readOffer(offerId, visitor));
  } catch (error) {
    if (error instanceof Refusal && error.code === 'offer_unknown') notFound();
    throw error;
  }
});

/** What is shown below it, asked for once a request as well: the page can ask for both at the same time. Null while Cleeng is down. */
export const othersOnShow = cache(async (offerId: string): Promise<Offer[] | null> => {
  const [session, visitor] = await Promise.all([currentSession(), currentVisitor()]);
  return (await readForPage(offerPath(offerId), () => readOtherOffers(offerId, session, visitor)))
    .answer;
});
