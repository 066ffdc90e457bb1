import 'server-only';
import { env } from '@/lib/env/env';
import { offerIdOf } from '@/lib/paths';

/**
 * An offer that we sell, or null. Any other one is refused here: Cleeng would take an offer for the name of its publisher, and
 * register the customer there.
 */
export function soldOffer(offerId: unknown): string | null {
  return env().cleeng.offers.find((id) => id === offerId) ?? null;
}

/** The offer whose page this is, or null. */
export function offerOfPage(pathname: string): string | null {
  return soldOffer(offerIdOf(pathname));
}
