// No statement changes a connection's settings: a pooler in transaction mode lends the connection to other clients.
import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import type { PoolConfig } from 'pg';
import { PrismaClient } from './generated/client';
import { requireUtc, UtcClient } from './utc-client';
import { WaitingPool } from './waiting-pool';

const connectTimeoutMs = 2_000;
const queryTimeoutMs = 3_000;

export interface ConnectOptions {
  poolMax?: number;
}

export function connect(url: string, { poolMax = 10 }: ConnectOptions = {}): PrismaClient {
  const settings: PoolConfig = {
    connectionString: url,
    Client: UtcClient,
    onConnect: requireUtc,
    max: poolMax,
    connectionTimeoutMillis: connectTimeoutMs,
    query_timeout: queryTimeoutMs,
    pipeline: true, // Otherwise a connection returns to the pool after a query timeout, and the next query waits for the old one.
    keepAlive: true,
  };
  return new PrismaClient({
    adapter: new PrismaPg(new WaitingPool(settings), { disposeExternalPool: true }),
    transactionOptions: { maxWait: connectTimeoutMs, timeout: queryTimeoutMs },
  });
}
