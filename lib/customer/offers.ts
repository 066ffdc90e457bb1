// What is sold here, and whether a customer may watch it. What an offer says of itself is public; whom it lets in is
// asked of Cleeng as that customer, each time. The surprise: a row, a cookie or a moment ago never stand in for the answer.
import 'server-only';
import { isSold } from '@/lib/chosen-offer';
import { env } from '@/lib/env';
import { Refusal } from '@/lib/errors';
import type { CleengSession, Offer, Session } from '@/lib/model';
import { unlessDown } from '@/lib/refusal-of';
import { isOfCleeng } from '@/lib/session/of-cleeng';
import { asCustomer } from '@/lib/session/vendor-token';
import { fetchEntitlement } from '@/lib/vendors/cleeng/entitlements';
import { fetchOffer, fetchOfferForCustomer } from '@/lib/vendors/cleeng/offers';
import { publicAddress, type Visitor } from '@/lib/visitor';

/** In, until when if Cleeng says so; or out, with what it would cost them. */
export type Standing = { isGranted: true; until: Date | null } | { isGranted: false; offer: Offer };

/** Priced for the visitor's address. Throws Refusal `offer_unknown`, also for what is sold elsewhere. */
export async function readOffer(offerId: string, visitor: Visitor): Promise<Offer> {
  if (!isSold(offerId)) throw new Refusal('offer_unknown');
  return fetchOffer(offerId, publicAddress(visitor));
}

/** What else somebody could have, as far as Cleeng says; of a customer's own it says nothing. */
export async function readOtherOffers(offerId: string, session: Session, visitor: Visitor): Promise<Offer[]> {
  const others = env().cleeng.offers.filter((id) => id !== offerId);
  const found = await (session.state === 'signed-in' && isOfCleeng(session)
    ? asCustomer(session, (jwt) => allOf(others, (id) => fetchTheirs(id, session, jwt, visitor)))
    : allOf(others, (id) => unlessDown('offer_not_shown', () => readOffer(id, visitor))));
  return found.filter(({ isOnSale }) => isOnSale);
}

export function readStanding(session: CleengSession, offer: Offer, visitor: Visitor): Promise<Standing> {
  return asCustomer(session, async (jwt) => {
    const { isGranted, expiresAt } = await fetchEntitlement(offer.id, jwt);
    if (isGranted) return { isGranted, until: expiresAt };
    return { isGranted, offer: (await fetchTheirs(offer.id, session, jwt, visitor)) ?? offer };
  });
}

/** As they would buy it. Null where Cleeng does not say, or they have it. */
function fetchTheirs(offerId: string, { email }: CleengSession, jwt: string, visitor: Visitor) {
  return unlessDown('price_not_theirs', () =>
    fetchOfferForCustomer(offerId, email, jwt, publicAddress(visitor)),
  );
}

/** Without those that are gone, or not told. */
async function allOf(
  offerIds: readonly string[],
  fetch: (offerId: string) => Promise<Offer | null>,
): Promise<Offer[]> {
  const found = await Promise.all(offerIds.map((offerId) => fetch(offerId).catch(unlessUnknown)));
  return found.filter((offer) => offer !== null);
}

function unlessUnknown(error: unknown): null {
  if (error instanceof Refusal && error.code === 'offer_unknown') return null;
  throw error;
}
