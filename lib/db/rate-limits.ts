// How often something was tried within a window: rate-limiter-flexible, on our own database, so that the count holds for
// every process. One statement inserts, adds or begins a new window, and says how many it were: two cannot take the same one.
// The surprise: the package takes anything that has a `query`, so it asks through the one client that we have.
import 'server-only';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import type { Allowance } from '@/lib/env/limits';
import { database } from './client';
import type { PrismaClient } from './generated/client';

export interface Taken {
  key: string;
  /** In milliseconds since 1970. No earlier than its end, and long before the end of the next one. */
  windowEnd: number;
  /** Null: it was there to take. Else how long it is until it may be tried again, at least one. It is counted all the same. */
  waitSeconds: number | null;
}

/** Takes one of what is left. */
export async function takeOne(
  key: string,
  allowance: Allowance,
  client = database,
): Promise<Taken> {
  try {
    const { msBeforeNext } = await limiterOf(allowance, client).consume(key);
    return { key, windowEnd: Date.now() + msBeforeNext, waitSeconds: null };
  } catch (refused) {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    const { msBeforeNext } = refused;
    const waitSeconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
    return { key, windowEnd: Date.now() + msBeforeNext, waitSeconds };
  }
}

/** What was taken did not count. A window that has ended meanwhile owes nothing, and neither does the next. */
export async function giveBack({ key, windowEnd }: Taken): Promise<void> {
  await database().rateLimit.updateMany({
    where: { key, points: { gt: 0 }, expire: { gt: Date.now(), lte: windowEnd } },
    data: { points: { decrement: 1 } },
  });
}

/** From now on all of it is there again. */
export async function forgetTaken(key: string): Promise<void> {
  await database().rateLimit.deleteMany({ where: { key } });
}

/** Made once a process: they hold no state of ours, but Next loads this file several times. */
function limiterOf({ times, seconds }: Allowance, client: () => PrismaClient): RateLimiterPostgres {
  const name = `${times} in ${seconds}`;
  const made = client === database ? shared[limiters]?.get(name) : undefined;
  if (made) return made;
  const limiter = new RateLimiterPostgres({
    points: times,
    duration: seconds,
    storeClient: storeOf(client),
    storeType: 'client',
    tableName: 'rate_limits',
    tableCreated: true, // By a migration.
    clearExpiredByTimeout: false, // lib/session/cleaning.ts does it.
    keyPrefix: '',
  });
  if (client === database) shared[limiters] = (shared[limiters] ?? new Map()).set(name, limiter);
  return limiter;
}
const limiters = Symbol.for('foyer.limiters');
const shared: typeof globalThis & { [limiters]?: Map<string, RateLimiterPostgres> } = globalThis;

/** What the package needs of `pg`. It calculates with the times, which Prisma reads as BigInt. */
function storeOf(client: () => PrismaClient) {
  return {
    async query({ text, values }: { text: string; values: unknown[] }) {
      const rows = await client().$queryRawUnsafe<{ points: number; expire: bigint }[]>(
        text,
        ...values,
      );
      return { rows: rows.map(({ points, expire }) => ({ points, expire: Number(expire) })) };
    },
  };
}
