// What is sold here, and whether a customer may watch it. What an offer says of itself is public; whom it lets in is
// asked of Cleeng as that customer, each time. The surprise: a row, a cookie or a moment ago never stand in for the answer.
import 'server-only';
import { env } from '@/lib/env/env';
import { Refusal, VendorError } from '@/lib/errors/errors';
import { report, unlessDown } from '@/lib/errors/refusal-of';
import { emptyShelf, keptOrAsked, type Shelf } from '@/lib/http/response-cache';
import type { AsCustomer, CleengSession, Offer, Session } from '@/lib/model';
import { isOfCleeng } from '@/lib/session/guards';
import { asCustomer } from '@/lib/tokens/vendor-token';
import { fetchEntitlement } from '@/lib/vendors/cleeng/entitlements';
import { fetchOffer, fetchOfferForCustomer } from '@/lib/vendors/cleeng/offers';
import { CleengTokenRefused } from '@/lib/vendors/cleeng/refusals';
import { regionOf } from '@/lib/visitor/region';
import { publicAddress, type Visitor } from '@/lib/visitor/visitor';
import { soldOffer } from '@/lib/web/sold-offers';

/** In, until when if Cleeng says so; or out, with what it would cost them. */
export type Standing = { isGranted: true; until: Date | null } | { isGranted: false; offer: Offer };

/** Long enough that a crowd asks once, and short enough that nobody waits for a new price. */
const keptForMs = 10_000;

/** Null is one that Cleeng does not know. */
const shared: typeof globalThis & { foyerOffers?: Shelf<Offer | null> } = globalThis;

/** Priced for the visitor's country, or for ours where nothing tells theirs; up to ten seconds old. Throws Refusal `offer_unknown`, also for what is sold elsewhere. */
export async function readOffer(offerId: string, visitor: Visitor): Promise<Offer> {
  if (!soldOffer(offerId)) throw new Refusal('offer_unknown');
  const address = publicAddress(visitor);
  const place = await regionOf(visitor);
  const from = place ? `${place.country} ${place.currency}` : address;
  shared.foyerOffers ??= emptyShelf(keptForMs);
  const offer = await keptOrAsked(shared.foyerOffers, `${offerId} ${from}`, () =>
    fetchOffer(offerId, address).catch(unlessUnknown),
  );
  if (!offer) throw new Refusal('offer_unknown');
  return offer;
}

/** What else somebody could have, as far as Cleeng says; of a customer's own it says nothing. */
export async function readOtherOffers(
  offerId: string,
  session: Session,
  visitor: Visitor,
): Promise<Offer[]> {
  const others = env().cleeng.offers.filter((id) => id !== offerId);
  const found = await (session.state === 'signed-in' && isOfCleeng(session)
    ? asCustomer(session, (customer) =>
        allOf(others, (id) => fetchTheirs(customer, id, session, visitor)),
      )
    : allOf(others, (id) => unlessDown('offer_not_shown', () => readOffer(id, visitor))));
  return found.filter(({ isOnSale }) => isOnSale);
}

/** An offer that Cleeng has no entitlement for, gone since it was shown, is one that nobody buys any more. */
export function readStanding(
  session: CleengSession,
  offer: Offer,
  visitor: Visitor,
): Promise<Standing> {
  return asCustomer(session, async (customer) => {
    const entitlement = await fetchEntitlement(customer, offer.id).catch(unlessUnknown);
    if (!entitlement) return { isGranted: false, offer: { ...offer, isOnSale: false } };
    if (entitlement.isGranted) return { isGranted: true, until: entitlement.expiresAt };
    const theirs = await fetchTheirs(customer, offer.id, session, visitor);
    // Whether they have had their free days is not known then, so none are promised.
    return { isGranted: false, offer: theirs ?? { ...offer, freeDays: 0 } };
  });
}

/** As they would buy it. Null where Cleeng does not say, or they have it. Throws CleengTokenRefused, for `asCustomer`. */
async function fetchTheirs(
  customer: AsCustomer,
  offerId: string,
  { email }: CleengSession,
  visitor: Visitor,
) {
  try {
    return await fetchOfferForCustomer(customer, {
      offerId,
      email,
      customerIp: publicAddress(visitor),
    });
  } catch (error) {
    if (error instanceof CleengTokenRefused || !(error instanceof VendorError))
      return unlessUnknown(error);
    report(error, 'price_not_theirs');
    return null;
  }
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
