// A column with the lease's end, by the database's clock, since machines' clocks differ. Null: free.
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { database } from './client';
import { Prisma } from './generated/client';

export interface Lease {
  /** Also identifies it: no two leases of a row end at the same time. */
  ends: Date;
}

export interface LeasedRow {
  table: 'session_mirrors' | 'pending_consents';
  column: 'renewal_lease_ends' | 'sending_ends';
  where: Prisma.Sql;
}

interface Taking {
  leaseMs: number;
  /** Only one that has expired: its holder died. */
  onlyAbandoned?: boolean;
  /** Other columns to set. On the right, the lease's column has its previous value. */
  set?: Prisma.Sql;
  returning?: Prisma.Sql;
}

/** Null while another holds it, and when there is no such row. */
export async function takeLease<Taken extends Lease>(
  { table, column, where }: LeasedRow,
  { leaseMs, onlyAbandoned = false, set = Prisma.empty, returning = Prisma.empty }: Taking,
): Promise<Taken | null> {
  const [from, ends] = [Prisma.raw(table), Prisma.raw(column)];
  const [taken] = await database().$queryRaw<Taken[]>`
    UPDATE ${from} SET ${ends} = now() + ${leaseMs} * INTERVAL '1 millisecond' ${set}
    WHERE ${where} AND (${ends} <= now() OR (${ends} IS NULL AND NOT ${onlyAbandoned}))
    RETURNING ${ends} AS ends ${returning}`;
  return taken ?? null;
}

export async function releaseLease(
  { table, column, where }: LeasedRow,
  { ends }: Lease,
  set = Prisma.empty,
): Promise<void> {
  const [from, held] = [Prisma.raw(table), Prisma.raw(column)];
  await database().$executeRaw`
    UPDATE ${from} SET ${held} = NULL ${set} WHERE ${where} AND ${held} = ${ends}`;
}

/** Null after `ms`. Polls, because a lock would block the embedded database's one backend. */
export async function retryWhileLeased<Result>(
  attempt: (hasWaited: boolean) => Promise<Result | null>,
  ms: number,
): Promise<Result | null> {
  const startedAt = performance.now();
  for (let hasWaited = false; ; hasWaited = true) {
    const result = await attempt(hasWaited);
    if (result !== null) return result;
    if (performance.now() - startedAt > ms) return null;
    await wait(50);
  }
}
