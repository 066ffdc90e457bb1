// After a lease that expired, its holder died: the refresh token may be spent.
import 'server-only';
import { database } from './client';
import { Prisma } from './generated/client';
import { type Lease, type LeasedRow, releaseLease, takeLease } from './leases';
import type { SealedTokens } from './session-mirrors';

export interface RenewalLease extends Lease {
  isUnsure: boolean;
}

function leaseOf(where: Prisma.Sql): LeasedRow {
  return { table: 'session_mirrors', column: 'renewal_lease_ends', where };
}

/** Null while another holds it, or the row has changed. `hasWaited`: takes over only an expired lease. */
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

/** After a failure. `isUnsure`: the refresh token may be spent. */
export function releaseRenewalLease(id: string, lease: Lease, isUnsure: boolean): Promise<void> {
  const set = Prisma.sql`, is_renewal_unsure = is_renewal_unsure OR ${isUnsure}`;
  return releaseLease(leaseOf(Prisma.sql`id = ${id}::uuid`), lease, set);
}

/** False when another stored its tokens first, or the session has ended. Ends every lease. */
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
