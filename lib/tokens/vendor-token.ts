import 'server-only';
import { isVendorError } from '@/lib/errors/errors';
import type { AsCustomer, CleengSession, VendorTokens } from '@/lib/model';
import { isUsable, storedTokens } from '@/lib/session/stored-tokens';
import { isCleengTokenRefused } from '@/lib/vendors/cleeng/refusals';
import { isBeingRenewed, renewedTokens } from './renewal';

/** `asCustomer(session, fetchCustomer)`. Renews a refused token once. Throws Refusal `session_ended`, or VendorError. */
export async function asCustomer<Answer>(
  { id, identity: { customerId } }: Pick<CleengSession, 'id' | 'identity'>,
  call: (customer: AsCustomer) => Promise<Answer>,
): Promise<Answer> {
  const { jwt } = await freshTokens(id);
  try {
    return await call({ customerId, jwt });
  } catch (error) {
    if (!isCleengTokenRefused(error)) throw error;
    const renewed = await renewedTokens(id, jwt);
    return call({ customerId, jwt: renewed.jwt });
  }
}

/** A token about to expire is still used while another request renews it, or Cleeng is down. */
async function freshTokens(sessionId: string): Promise<VendorTokens> {
  const stored = await storedTokens(sessionId);
  if (isUsable(stored)) return stored.tokens;
  const isStillValid = stored.tokens.expiresAt.getTime() > Date.now();
  if (isStillValid && isBeingRenewed(stored.mirror)) return stored.tokens;
  try {
    return await renewedTokens(sessionId);
  } catch (error) {
    if (isVendorError(error) && isStillValid) return stored.tokens;
    throw error;
  }
}
