// Whose turn it is to renew a session's tokens: one process holds it, for as long as a renewal may take.
// The surprise: a turn that ran out by itself means that its holder died, and nobody knows whether the token is spent.
import 'server-only';
import { database } from './client';
import type { SealedTokens } from './session-mirrors';

/** True for one of all who ask at once. Times are the database's: the clocks of two machines differ. */
export async function takeRenewalTurn(id: string, tokensVersion: number, leaseMs: number): Promise<boolean> {
  const taken = await database().$executeRaw`
    UPDATE session_mirrors
    SET renewal_lease_ends = now() + ${leaseMs} * INTERVAL '1 millisecond',
        is_renewal_unsure = is_renewal_unsure OR renewal_lease_ends IS NOT NULL
    WHERE id = ${id}::uuid AND tokens_version = ${tokensVersion} AND ended_at IS NULL
      AND (renewal_lease_ends IS NULL OR renewal_lease_ends <= now())`;
  return taken === 1;
}

/** Nothing came of it: the next may try. `isUnsure`: the refresh token may be spent all the same. */
export async function giveRenewalTurnBack(
  id: string,
  tokensVersion: number,
  isUnsure: boolean,
): Promise<void> {
  await database().sessionMirror.updateMany({
    where: { id, tokensVersion },
    data: { renewalLeaseEnds: null, ...(isUnsure && { isRenewalUnsure: true }) },
  });
}

/** False when another stored its pair first, or the session has ended: these tokens are not kept. */
export async function storeRenewedTokens(
  id: string,
  tokensVersion: number,
  tokens: SealedTokens,
): Promise<boolean> {
  const { count } = await database().sessionMirror.updateMany({
    where: { id, tokensVersion, endedAt: null },
    data: { ...tokens, tokensVersion: { increment: 1 }, renewalLeaseEnds: null, isRenewalUnsure: false },
  });
  return count > 0;
}
