// One client and its pool for one database address: a server elsewhere, or PGlite behind its socket.
// The surprise: the driver adapter drops the offset of every time it reads, so each connection must speak UTC.
import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import type { PoolConfig } from 'pg';
import { PrismaClient } from './generated/client';

/** A database that is gone is an error within three seconds, not a page that never comes. */
const limits = { connect: 2_000, answer: 3_000, idleTransaction: 10_000 };

/** PGlite answers one at a time whatever the number; a server shares its hundred among several processes. */
const connections = 10;

export function connect(url: string): PrismaClient {
  const pool: PoolConfig = {
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: limits.connect,
    query_timeout: limits.answer,
    keepAlive: true,
    // Not as startup parameters: connection poolers refuse those.
    async onConnect(connection) {
      await connection.query(
        `SET TIME ZONE 'UTC'; SET statement_timeout = ${limits.answer};
         SET idle_in_transaction_session_timeout = ${limits.idleTransaction}`,
      );
    },
  };
  return new PrismaClient({
    adapter: new PrismaPg(pool),
    transactionOptions: { maxWait: limits.connect, timeout: limits.answer },
  });
}
