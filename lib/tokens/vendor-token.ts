// The customer's vendor token, fresh enough to use: pages and actions say what they want to ask, and with which token is
// decided here. The surprise: one that has not quite run out still serves, while another request renews it or Cleeng is down.
import 'server-only';
import { VendorError } from '@/lib/errors/errors';
import type { CleengSession, VendorTokens } from '@/lib/model';
import { isUsable, storedTokens } from '@/lib/session/stored-tokens';
import { CleengTokenRefused } from '@/lib/vendors/cleeng/refusals';
import { isBeingRenewed, renewedTokens } from './renewal';

/** Asks Cleeng as this customer. A token refused on the way is renewed once; a customer Cleeng no longer knows is signed out. */
export async function asCustomer<Answer>(
  session: Pick<CleengSession, 'id' | 'identity'>,
  ask: (jwt: string, customerId: string) => Promise<Answer>,
): Promise<Answer> {
  const { customerId } = session.identity;
  const tokens = await freshTokens(session.id);
  try {
    return await ask(tokens.jwt, customerId);
  } catch (error) {
    if (!(error instanceof CleengTokenRefused)) throw error;
    const renewed = await renewedTokens(session.id, tokens.jwt);
    return ask(renewed.jwt, customerId);
  }
}

/** Renewed where they are due. Throws Refusal `session_ended`, or VendorError while Cleeng is down and nothing lasts. */
export async function freshTokens(sessionId: string): Promise<VendorTokens> {
  const stored = await storedTokens(sessionId);
  if (isUsable(stored)) return stored.tokens;
  const lasts = stored.tokens.expiresAt.getTime() > Date.now();
  if (lasts && isBeingRenewed(stored.mirror)) return stored.tokens;
  try {
    return await renewedTokens(sessionId);
  } catch (error) {
    if (error instanceof VendorError && lasts) return stored.tokens;
    throw error;
  }
}
