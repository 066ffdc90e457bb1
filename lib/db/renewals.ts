// One process at a time renews a session's tokens. A lease that ran out by itself means that its holder died, and nobody
// knows whether the refresh token is spent.
import 'server-only';
import { database } from './client';
import { Prisma } from './generated/client';
import { type Lease, type LeasedRow, releaseLease, takeLease } from './leases';
import type { SealedTokens } from './session-mirrors';

export interface RenewalLease extends Lease {
  /** The response to an earlier renewal was lost, or its process died. */
  isUnsure: boolean;
}

function leaseOf(where: Prisma.Sql): LeasedRow {
  return { table: 'session_mirrors', column: 'renewal_lease_ends', where };
}

/**
 * Null where another holds it, the session has ended, or its tokens are no longer those of this version. A request that
 * `hasWaited` takes over from a dead process alone: where the other released the lease, its failure is theirs, too.
 */
export function takeRenewalLease(
  id: string,
  tokensVersion: number,
  leaseMs: number,
  hasWaited = false,
): Promise<RenewalLease | null> {
  const row = Prisma.sql`id = ${id}::uuid AND tokens_version = ${tokensVersion} AND ended_at IS NULL`;
  return takeLease<RenewalLease>(leaseOf(row), {
    leaseMs,
    onlyAbandoned: hasWaited,
    set: Prisma.sql`, is_renewal_unsure = is_renewal_unsure OR renewal_lease_ends IS NOT NULL`,
    returning: Prisma.sql`, is_renewal_unsure AS "isUnsure"`,
  });
}

/** Nothing came of it. `isUnsure`: the refresh token may be spent all the same. */
export function releaseRenewalLease(id: string, lease: Lease, isUnsure: boolean): Promise<void> {
  const set = Prisma.sql`, is_renewal_unsure = is_renewal_unsure OR ${isUnsure}`;
  return releaseLease(leaseOf(Prisma.sql`id = ${id}::uuid`), lease, set);
}

/**
 * False when another stored its pair first, or the session has ended: these tokens are not kept. Every lease is over with
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
