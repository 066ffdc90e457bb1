// One client and its pool for one database address: a server, a pooler in front of one, or PGlite behind its socket.
// No setting is sent on a connection: behind a pooler in transaction mode it would be another client's a moment later.
import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import type { PoolConfig } from 'pg';
import { PrismaClient } from './generated/client';
import { requireUtc, UtcClient } from './utc-client';

/** In milliseconds. A database that is gone is an error within three seconds, not a page that never comes. */
const limits = { connect: 2_000, answer: 3_000 };

export interface ConnectOptions {
  /** At most so many connections. */
  poolMax?: number;
}

export function connect(url: string, { poolMax = 10 }: ConnectOptions = {}): PrismaClient {
  const pool: PoolConfig = {
    connectionString: url,
    Client: UtcClient,
    onConnect: requireUtc,
    max: poolMax,
    connectionTimeoutMillis: limits.connect,
    query_timeout: limits.answer,
    pipeline: true, // Else a connection whose answer is overdue goes back to the pool, and the next question waits for it.
    keepAlive: true,
  };
  return new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: limits.connect, timeout: limits.answer },
  });
}
