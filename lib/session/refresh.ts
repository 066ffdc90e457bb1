// Spending a refresh token. It works once, so an answer that got lost on its way has spent it: what broke is asked again,
// and where Cleeng then knows the token no more, the spare one steps in (docs/decisions/0010).
// The surprise: only what was sent can be spent. A Cleeng that could not be reached leaves no doubt.
import 'server-only';
import { Refusal, VendorError } from '@/lib/errors';
import type { EndReason, VendorTokens } from '@/lib/model';
import { refreshAuth } from '@/lib/vendors/cleeng/auths';
import { requireKeys } from '@/lib/vendors/cleeng/jwks';
import { CleengTokenRefused } from '@/lib/vendors/cleeng/refusals';

/** A connection that breaks later than this has used up what a page may wait for a second attempt. */
const againWithinMs = 3_000;

/**
 * A new pair, or why there will be none. What throws is an outage, and says nothing of the tokens. `isUnsure`: an earlier
 * answer was lost, so a refusal need not be Cleeng's will.
 */
export async function refresh(
  { refreshToken, spareRefreshToken }: VendorTokens,
  customerId: string,
  isUnsure: boolean,
): Promise<VendorTokens | EndReason> {
  if (!refreshToken) return 'token_expired';
  await requireKeys(); // Before anything is sent: a pair that cannot be verified would be lost.
  let reason: EndReason = isUnsure ? 'renewal_lost' : 'vendor_refused';
  const againUntil = performance.now() + againWithinMs;

  const spend = async (token: string, isAgain = false): Promise<VendorTokens | null> => {
    try {
      return (await refreshAuth(token, customerId)).tokens;
    } catch (error) {
      if (error instanceof CleengTokenRefused) return null;
      const isBroken = error instanceof VendorError && error.failure === 'network';
      if (!isBroken || isAgain || performance.now() > againUntil) throw error;
      reason = 'renewal_lost'; // Before or after Cleeng spent the token: asking again tells which.
      return spend(token, true);
    }
  };

  const renewed = await spend(refreshToken);
  if (renewed) return { ...renewed, spareRefreshToken };
  return (spareRefreshToken && (await spend(spareRefreshToken))) || reason;
}

/** After this failure, may Cleeng have spent the token? Not where it was never sent, or Cleeng said no. */
export function mayBeSpent(error: unknown): boolean {
  if (error instanceof Refusal) return false;
  if (!(error instanceof VendorError)) return true;
  return error.operation === 'refreshAuth' && error.mayHaveActed;
}
