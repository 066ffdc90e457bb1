// Access is checked at Cleeng each time, never from a row, cookie or cache.
import 'server-only';
import { env } from '@/lib/env/env';
import { isRefusal, isVendorError, Refusal } from '@/lib/errors/errors';
import { report, unlessDown } from '@/lib/errors/refusal-of';
import { cached, responseCache } from '@/lib/http/response-cache';
import {
  type AsCustomer,
  type CleengSession,
  isOfCleeng,
  type Offer,
  type Session,
} from '@/lib/model';
import { asCustomer } from '@/lib/tokens/vendor-token';
import { fetchEntitlement } from '@/lib/vendors/cleeng/entitlements';
import { fetchOffer, fetchOfferForCustomer } from '@/lib/vendors/cleeng/offers';
import { isCleengTokenRefused } from '@/lib/vendors/cleeng/refusals';
import { regionOf } from '@/lib/visitor/region';
import { publicAddress, type Visitor } from '@/lib/visitor/visitor';
import { soldOffer } from '@/lib/web/sold-offers';

export type Standing = { isGranted: true; until: Date | null } | { isGranted: false; offer: Offer };

const keptForMs = 10_000;

export const cachedOffers = responseCache<Offer | null>(keptForMs);

/** Priced for the visitor's country, up to ten seconds old. Throws Refusal `offer_unknown`. */
export async function readOffer(offerId: string, visitor: Visitor): Promise<Offer> {
  if (!soldOffer(offerId)) throw new Refusal('offer_unknown');
  const address = publicAddress(visitor);
  const region = await regionOf(visitor);
  const from = region ? `${region.country} ${region.currency}` : address;
  const offer = await cached(cachedOffers, `${offerId} ${from}`, () =>
    fetchOffer(offerId, address).catch(unlessUnknown),
  );
  if (!offer) throw new Refusal('offer_unknown');
  return offer;
}

/** Leaves out what the customer has and what Cleeng fails to return. */
export async function readOtherOffers(
  offerId: string,
  session: Session,
  visitor: Visitor,
): Promise<Offer[]> {
  const others = env().cleeng.offers.filter((id) => id !== offerId);
  const found = await (session.state === 'signed-in' && isOfCleeng(session)
    ? asCustomer(session, (customer) =>
        allOf(others, (id) => fetchForCustomer(customer, id, session, visitor)),
      )
    : allOf(others, (id) => unlessDown('offer_not_shown', () => readOffer(id, visitor))));
  return found.filter(({ isOnSale }) => isOnSale);
}

export function readStanding(
  session: CleengSession,
  offer: Offer,
  visitor: Visitor,
): Promise<Standing> {
  return asCustomer(session, async (customer) => {
    const entitlement = await fetchEntitlement(customer, offer.id).catch(unlessUnknown);
    if (!entitlement) return { isGranted: false, offer: { ...offer, isOnSale: false } };
    if (entitlement.isGranted) return { isGranted: true, until: entitlement.expiresAt };
    const priced = await fetchForCustomer(customer, offer.id, session, visitor);
    // Used free days are unknown here, so none are promised.
    return { isGranted: false, offer: priced ?? { ...offer, freeDays: 0 } };
  });
}

/** Null while Cleeng is down, or if they have it. Throws CleengTokenRefused. */
async function fetchForCustomer(
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
    if (isCleengTokenRefused(error) || !isVendorError(error)) return unlessUnknown(error);
    report(error, 'customer_price_unknown');
    return null;
  }
}

async function allOf(
  offerIds: readonly string[],
  fetch: (offerId: string) => Promise<Offer | null>,
): Promise<Offer[]> {
  const found = await Promise.all(offerIds.map((offerId) => fetch(offerId).catch(unlessUnknown)));
  return found.filter((offer) => offer !== null);
}

function unlessUnknown(error: unknown): null {
  if (isRefusal(error, 'offer_unknown')) return null;
  throw error;
}
