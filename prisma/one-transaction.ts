// The schema engine in a single transaction: a migration that fails leaves nothing behind, not even a row that blocks the next.
// It is also what keeps two processes apart on PGlite, where the engine's advisory lock is shared by every connection.
import { PrismaPg } from '@prisma/adapter-pg';
import {
  isDriverAdapterError,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import pg from 'pg';
import { readCatalogs } from './catalog-columns';

interface OneTransaction {
  adapters: SqlMigrationAwareDriverAdapterFactory;
  /** What the database refused first. What follows only says that the transaction is aborted. */
  firstRefusal(): unknown;
}

/** Runs `work` between BEGIN and COMMIT on one connection. Gives up after 3 s without a server, a minute without the lock. */
export async function inOneTransaction<T>(
  databaseUrl: string,
  work: (transaction: OneTransaction) => Promise<T>,
): Promise<T> {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 1,
    connectionTimeoutMillis: 3_000,
    async onConnect(client) {
      await client.query("SET TIME ZONE 'UTC'; SET lock_timeout = '60s'");
    },
  });
  const catalogs = readCatalogs(pool);
  const connection = await new PrismaPg(pool, { disposeExternalPool: true }).connect();
  try {
    const transaction = await connection.startTransaction().catch((error) => {
      const { host } = new URL(databaseUrl);
      throw new Error(`The database at ${host} cannot be used: ${reasonOf(error)}.`, { cause: error });
    });
    const execute = (sql: string) => transaction.executeRaw({ sql, args: [], argTypes: [] });
    let refusal: unknown;
    const noticing = async <R>(answer: Promise<R>): Promise<R> => {
      try {
        return await answer;
      } catch (error) {
        refusal ??= error;
        throw error;
      }
    };
    const adapter: SqlDriverAdapter = {
      provider: connection.provider,
      adapterName: connection.adapterName,
      queryRaw: async (query) => catalogs(await noticing(transaction.queryRaw(query))),
      executeRaw: (query) => noticing(transaction.executeRaw(query)),
      // The driver adapter's own cuts a script at every `;`, also within a function's body or a string.
      async executeScript(script) {
        await noticing(execute(script));
      },
      startTransaction: async () => {
        throw new Error('The schema engine asked for a transaction within the transaction.');
      },
      getConnectionInfo: () => connection.getConnectionInfo(),
      dispose: async () => undefined,
    };
    const connect = async () => adapter;
    const { provider, adapterName } = adapter;
    try {
      const result = await work({
        adapters: { provider, adapterName, connect, connectToShadowDb: connect },
        firstRefusal: () => refusal,
      });
      await execute('COMMIT');
      await transaction.commit();
      return result;
    } catch (error) {
      await transaction.rollback(); // Releases the connection; closing it, below, undoes all.
      throw error;
    }
  } finally {
    await connection.dispose();
  }
}

function reasonOf(error: unknown): string {
  if (!isDriverAdapterError(error)) return error instanceof Error ? error.message : String(error);
  return error.cause.originalMessage ?? error.cause.kind;
}
