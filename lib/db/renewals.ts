// Whose turn it is to renew a session's tokens: one process holds it, for as long as a renewal may take.
// The surprise: a turn that ran out by itself means that its holder died, and nobody knows whether the token is spent.
import 'server-only';
import { database } from './client';
import type { SealedTokens } from './session-mirrors';

export interface Turn {
  /** Also its name: no two turns of a session end at the same time. */
  ends: Date;
  /** An answer to an earlier renewal was lost, or its process died. */
  isUnsure: boolean;
}

/**
 * The turn; null for all but one of those who ask at once. Who `hasWaited` for another takes over from a dead one alone:
 * where the other gave the turn back, its failure is theirs, too. Times are the database's: the clocks of two machines differ.
 */
export async function takeRenewalTurn(
  id: string,
  tokensVersion: number,
  leaseMs: number,
  hasWaited = false,
): Promise<Turn | null> {
  const [turn] = await database().$queryRaw<Turn[]>`
    UPDATE session_mirrors
    SET renewal_lease_ends = now() + ${leaseMs} * INTERVAL '1 millisecond',
        is_renewal_unsure = is_renewal_unsure OR renewal_lease_ends IS NOT NULL
    WHERE id = ${id}::uuid AND tokens_version = ${tokensVersion} AND ended_at IS NULL
      AND (renewal_lease_ends <= now() OR (renewal_lease_ends IS NULL AND NOT ${hasWaited}))
    RETURNING renewal_lease_ends AS ends, is_renewal_unsure AS "isUnsure"`;
  return turn ?? null;
}

/** It is over. Where nothing came of it the next may try; `isUnsure`: the refresh token may be spent all the same. */
export async function giveRenewalTurnBack(id: string, { ends }: Turn, isUnsure: boolean): Promise<void> {
  await database().sessionMirror.updateMany({
    where: { id, renewalLeaseEnds: ends }, // Not the turn of whoever took over from us.
    data: { renewalLeaseEnds: null, ...(isUnsure && { isRenewalUnsure: true }) },
  });
}

/**
 * False when another stored its pair first, or the session has ended: these tokens are not kept. Every turn is over with
 * it, because what its holder is about to say is about the pair of before.
 */
export async function storeRenewedTokens(
  id: string,
  tokensVersion: number,
  tokens: SealedTokens,
): Promise<boolean> {
  const { count } = await database().sessionMirror.updateMany({
    where: { id, tokensVersion, endedAt: null },
    data: {
      ...tokens,
      tokensVersion: { increment: 1 },
      renewalLeaseEnds: null,
      isRenewalUnsure: false,
    },
  });
  return count > 0;
}
