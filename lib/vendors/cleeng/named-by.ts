// Whom a customer signs in or registers with: the publisher, named by its id or by the offer that was chosen.
// https://developers.cleeng.com/reference/login and …/register
// The surprises: an offer may be gone by now. Nobody is kept out for that: they come in as whoever has chosen none. And by which
// code Cleeng says so is documented for the reset mail alone, so the doctor asks for every offer that we sell.
import 'server-only';
import { env } from '@/lib/env/env';
import { Refusal } from '@/lib/errors/errors';

export type PublisherName = { offerId: string } | { publisherId: string };

/** Runs `ask`, which throws Refusal `offer_unknown` where Cleeng does not know the offer. */
export async function namedBy<Answer>(
  offerId: string | null | undefined,
  ask: (publisher: PublisherName) => Promise<Answer>,
): Promise<Answer> {
  const { publisherId } = env().cleeng;
  if (!offerId) return ask({ publisherId });
  try {
    return await ask({ offerId });
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'offer_unknown')) throw error;
    return ask({ publisherId });
  }
}
