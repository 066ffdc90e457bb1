// A column with the lease's end, by the database's clock, since machines' clocks differ. Null: free.
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { database } from './client';
import { Prisma } from './generated/client';

const longestLeaseMs = 60_000;
const expireEveryMs = 200;

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
  row: LeasedRow,
  { leaseMs, onlyAbandoned = false, set = Prisma.empty, returning = Prisma.empty }: Taking,
): Promise<Taken | null> {
  const { table, column, where } = row;
  const [from, held] = [Prisma.raw(table), Prisma.raw(column)];
  const isFree = Prisma.sql`${where} AND (${held} <= now() OR (${held} IS NULL AND NOT ${onlyAbandoned}))`;
  // Read first: a lease whose confirmation was lost can then be released.
  const [lease] = await database().$queryRaw<Lease[]>`
    SELECT now() + ${leaseMs} * INTERVAL '1 millisecond' AS ends FROM ${from} WHERE ${isFree}`;
  if (!lease) return null;
  try {
    const [taken] = await database().$queryRaw<Taken[]>`
      UPDATE ${from} SET ${held} = ${lease.ends} ${set} WHERE ${isFree}
      RETURNING ${held} AS ends ${returning}`;
    return taken ?? null;
  } catch (error) {
    void keepExpiring(row, lease, Prisma.empty);
    throw error;
  }
}

/** Where our database does not respond, the lease ends as soon as it does. */
export async function releaseLease(
  row: LeasedRow,
  lease: Lease,
  set = Prisma.empty,
): Promise<void> {
  try {
    await end(row, lease, Prisma.sql`NULL`, set);
  } catch (error) {
    void keepExpiring(row, lease, set);
    throw error;
  }
}

/** Expired, as a dead process's: then requests that wait for it take it over. */
async function keepExpiring(row: LeasedRow, lease: Lease, set: Prisma.Sql): Promise<void> {
  const until = performance.now() + longestLeaseMs;
  while (performance.now() < until) {
    await wait(expireEveryMs, undefined, { ref: false });
    const isDone = await end(row, lease, Prisma.sql`now()`, set).then(
      () => true,
      () => false,
    );
    if (isDone) return;
  }
}

async function end(
  { table, column, where }: LeasedRow,
  { ends }: Lease,
  newEnd: Prisma.Sql,
  set: Prisma.Sql,
): Promise<void> {
  const [from, held] = [Prisma.raw(table), Prisma.raw(column)];
  await database().$executeRaw`
    UPDATE ${from} SET ${held} = ${newEnd} ${set} WHERE ${where} AND ${held} = ${ends}`;
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
