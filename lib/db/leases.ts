// A lease lets one request at a time, in whichever process, work on a row. It is a time in a column of that row: null, or until
// when it is held, by the database's clock, since the clocks of two machines differ.
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { database } from './client';
import { Prisma } from './generated/client';

export interface Lease {
  /** Also its name: no two leases of a row end at the same time. */
  ends: Date;
}

export interface LeasedRow {
  table: 'session_mirrors' | 'pending_consents';
  column: 'renewal_lease_ends' | 'sending_ends';
  /** What finds the row. */
  where: Prisma.Sql;
}

interface Taking {
  leaseMs: number;
  /** Only a lease that ran out by itself, because its holder died. */
  onlyAbandoned?: boolean;
  /** What else changes with it. On the right, the column is what it was before. */
  set?: Prisma.Sql;
  /** What the caller wants to know of the row. */
  returning?: Prisma.Sql;
}

/** Null for all but one of those who ask at once, while another holds it, and where no row is found. */
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

/** The next may take it. A lease that another has taken over meanwhile stays theirs. */
export async function releaseLease(
  { table, column, where }: LeasedRow,
  { ends }: Lease,
  set = Prisma.empty,
): Promise<void> {
  const [from, held] = [Prisma.raw(table), Prisma.raw(column)];
  await database().$executeRaw`
    UPDATE ${from} SET ${held} = NULL ${set} WHERE ${where} AND ${held} = ${ends}`;
}

/**
 * Tries until there is a result; null after `ms`. It polls: the holder may be in another process, and a lock would
 * block the one backend of the embedded database.
 */
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
