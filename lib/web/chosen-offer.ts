// The offer that somebody has chosen before they sign in or join: they come from its page, and go back there afterwards.
// The surprise: Cleeng takes an offer for its publisher. Somebody else's in our address would sign people up with them, so
// only those that we sell count.
import 'server-only';
import { env } from '@/lib/env/env';
import { offerIdIn, returnToBehind } from '@/lib/paths';

/** Null where they come from elsewhere. A session that ends on the way through the gate leaves the offer's page behind that of the gate. */
export function chosenOffer(returnTo: string): string | null {
  const offerId = offerIdIn(returnTo) ?? offerIdIn(returnToBehind(returnTo));
  return offerId && isSold(offerId) ? offerId : null;
}

/** Whether it is one of ours. Cleeng alone knows whether it is still for sale. */
export function isSold(offerId: string): boolean {
  return env().cleeng.offers.includes(offerId);
}
