// On globalThis: Next loads routes, pages and instrumentation as separate modules, each with its own pool.
import 'server-only';
import { env } from '@/lib/env/env';
import { isDatabaseError } from '@/lib/errors/database-error';
import { logInfo } from '@/lib/errors/log';
import { connect } from './connect';
import { Prisma, type PrismaClient } from './generated/client';
import { timeZoneProblem } from './utc-client';

const key = Symbol.for('foyer.database');
const shared: typeof globalThis & { [key]?: PrismaClient } = globalThis;

/** Opened on first use, so that an import needs no environment. */
export function database(): PrismaClient {
  shared[key] ??= open();
  return shared[key];
}

function open(): PrismaClient {
  logInfo('database_opened'); // Once in a process: a second line shows a second pool.
  const { url, poolMax } = env().database;
  return connect(url, { poolMax });
}

export type Transaction = Prisma.TransactionClient;

/** All of it is stored or nothing. What `run` throws is thrown on. */
export async function inTransaction<Result>(
  run: (transaction: Transaction) => Promise<Result>,
): Promise<Result> {
  let thrown: unknown;
  try {
    return await database().$transaction((transaction) =>
      run(transaction).catch((error) => {
        thrown = error;
        throw error;
      }),
    );
  } catch (error) {
    if (error === thrown || isDatabaseError(error)) throw error;
    // Prisma throws on what its driver says of BEGIN and COMMIT: nothing shows where that comes from.
    const { client: clientVersion } = Prisma.prismaVersion;
    throw new Prisma.PrismaClientUnknownRequestError(String(error), { clientVersion });
  }
}

export async function isDatabaseUp(): Promise<boolean> {
  try {
    await database().$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}

/** Only problems that a restart does not solve, as sentences. */
export async function databaseProblems(): Promise<string[]> {
  try {
    await database().$queryRaw`SELECT 1`;
    return [];
  } catch (error) {
    const problem = timeZoneProblem(error);
    return problem ? [problem] : [];
  }
}
