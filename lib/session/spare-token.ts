// A spare refresh token: from a second sign-in with the same password, while it is at hand. Both live side by side, as
// those of two devices do, and both die when Cleeng revokes. Why we hold one: docs/decisions/0010-a-lost-answer.md.
// The surprise: nothing fails without it, and nobody waits long for it.
import 'server-only';
import { Refusal } from '@/lib/errors';
import { unlessDown } from '@/lib/refusal-of';
import { createAuth } from '@/lib/vendors/cleeng/auths';
import { publicAddress } from '@/lib/visitor';
import { within } from '@/lib/within';
import type { Credentials } from './authenticate';

const waitAtMostMs = 1_000;

/** Null where Cleeng is too busy or too slow, or does not want to. */
export async function spareToken(
  { email, password, offerId, visitor }: Credentials,
  customerId: string,
): Promise<string | null> {
  try {
    const asked = unlessDown('no_spare_token', () =>
      createAuth(email, password, publicAddress(visitor), offerId),
    );
    const spare = await within(waitAtMostMs, asked);
    return spare?.customerId === customerId ? spare.tokens.refreshToken : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
