import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { readOffer, readOtherOffers } from '@/lib/customer/offers';
import { isRefusal } from '@/lib/errors/errors';
import type { Offer } from '@/lib/model';
import { offerPath } from '@/lib/paths';
import { currentSession } from '@/lib/session/current';
import { currentVisitor } from '@/lib/visitor/visitor';
import { type PageRead, readForPage } from '@/lib/web/guarded-page';

/** Cached per request, for the page and its title. */
export const offerOnShow = cache(async (offerId: string): Promise<PageRead<Offer>> => {
  const visitor = await currentVisitor();
  try {
    return await readForPage(offerPath(offerId), () => readOffer(offerId, visitor));
  } catch (error) {
    if (isRefusal(error, 'offer_unknown')) notFound();
    throw error;
  }
});

/** Null while Cleeng is down. */
export const othersOnShow = cache(async (offerId: string): Promise<Offer[] | null> => {
  const [session, visitor] = await Promise.all([currentSession(), currentVisitor()]);
  return (await readForPage(offerPath(offerId), () => readOtherOffers(offerId, session, visitor)))
    .answer;
});
