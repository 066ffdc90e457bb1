// One statement counts and returns the count: two requests cannot both be the last one allowed.
import 'server-only';
import { RateLimiterPostgres, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Allowance } from '@/lib/env/limited-actions';
import { database } from './client';
import type { PrismaClient } from './generated/client';

export interface Consumed {
  key: string;
  windowEnd: number;
  /** Null: within the allowance. Otherwise at least 1 until the next attempt; this one is counted anyway. */
  waitSeconds: number | null;
}

export async function consume(
  key: string,
  allowance: Allowance,
  client = database,
): Promise<Consumed> {
  try {
    const { msBeforeNext } = await limiterOf(allowance, client).consume(key);
    return { key, windowEnd: Date.now() + msBeforeNext, waitSeconds: null };
  } catch (refused) {
    if (!isUsedUp(refused)) throw refused;
    const { msBeforeNext } = refused;
    const waitSeconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
    return { key, windowEnd: Date.now() + msBeforeNext, waitSeconds };
  }
}

/** The package also throws plain errors; this is no error at all. */
function isUsedUp(thrown: unknown): thrown is RateLimiterRes {
  return typeof thrown === 'object' && thrown !== null && 'msBeforeNext' in thrown;
}

/** Only while the window in which it was counted is running. */
export async function giveBack({ key, windowEnd }: Consumed): Promise<void> {
  await database().rateLimit.updateMany({
    where: { key, points: { gt: 0 }, expire: { gt: Date.now(), lte: windowEnd } },
    data: { points: { decrement: 1 } },
  });
}

export async function clear(key: string): Promise<void> {
  await database().rateLimit.deleteMany({ where: { key } });
}

function limiterOf({ times, seconds }: Allowance, client: () => PrismaClient): RateLimiterPostgres {
  return new RateLimiterPostgres({
    points: times,
    duration: seconds,
    storeClient: storeOf(client),
    storeType: 'client',
    tableName: 'rate_limits',
    tableCreated: true, // By a migration.
    clearExpiredByTimeout: false, // lib/session/cleaning.ts does it.
    keyPrefix: '',
  });
}

/** The package takes any object with a `query`. It needs numbers, and Prisma returns a BigInt. */
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
