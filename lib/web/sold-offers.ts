import 'server-only';
import { env } from '@/lib/env/env';
import { offerIdOf } from '@/lib/paths';

/** Null for other offers: Cleeng would register the customer with the offer's own publisher. */
export function soldOffer(offerId: unknown): string | null {
  return env().cleeng.offers.find((id) => id === offerId) ?? null;
}

export function offerOfPage(pathname: string): string | null {
  return soldOffer(offerIdOf(pathname));
}
