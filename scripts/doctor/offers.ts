// Each offer that CLEENG_OFFERS lists. People sign in by them, and one that Cleeng does not know may keep them out.
import { env } from '@/lib/env/env';
import { Refusal } from '@/lib/errors/errors';
import { fetchOffer } from '@/lib/vendors/cleeng/offers';
import { type Finding, failure, fine } from './finding';
import { type Asked, trouble } from './trouble';

export function checkOffers(whom: Asked): Promise<Finding[]> {
  return Promise.all(env().cleeng.offers.map((offerId) => checkOffer(offerId, whom)));
}

async function checkOffer(offerId: string, whom: Asked): Promise<Finding> {
  const asked = `offer ${offerId}`;
  try {
    const { isOnSale } = await fetchOffer(offerId, null);
    return fine(asked, isOnSale ? 'on sale' : 'no longer sold');
  } catch (error) {
    if (error instanceof Refusal)
      return failure(
        asked,
        'Cleeng knows no such offer',
        'Check CLEENG_OFFERS: its page is missing.',
      );
    return trouble(asked, error, whom);
  }
}
