// A refresh token works once: a lost response may have spent it (docs/decisions/0022-a-lost-renewal-ends-the-session.md).
import 'server-only';
import { isRefusal, isVendorError } from '@/lib/errors/errors';
import type { EndReason, VendorTokens } from '@/lib/model';
import { refreshAuth } from '@/lib/vendors/cleeng/auths';
import { isCleengTokenRefused } from '@/lib/vendors/cleeng/refusals';

/** A connection that breaks later leaves no time for a second attempt. */
const againWithinMs = 3_000;

/** Throws on an outage, which says nothing about the token. `isUnsure`: an earlier response was lost. */
export async function refresh(
  { refreshToken }: VendorTokens,
  customerId: string,
  isUnsure: boolean,
): Promise<VendorTokens | EndReason> {
  if (!refreshToken) return 'token_expired';
  const againUntil = performance.now() + againWithinMs;
  let lost: unknown = null;
  try {
    const { tokens } = await refreshAuth(refreshToken, customerId).catch((error) => {
      const isBroken = isVendorError(error) && error.failure === 'network';
      if (!isBroken || performance.now() > againUntil) throw error;
      lost = error; // Cleeng may have spent the token: the second request shows it.
      return refreshAuth(refreshToken, customerId);
    });
    return tokens;
  } catch (error) {
    if (isCleengTokenRefused(error)) return lost || isUnsure ? 'renewal_lost' : 'vendor_refused';
    throw lost ?? error; // The first failure, after which the token may be spent.
  }
}

/** Whether Cleeng may have spent the token: not if it was never sent, or was refused. */
export function mayBeSpent(error: unknown): boolean {
  if (isRefusal(error)) return false;
  if (!isVendorError(error)) return true;
  return error.operation === 'refreshAuth' && error.mayHaveActed;
}
