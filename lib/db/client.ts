// On globalThis: Next loads routes, pages and instrumentation as separate module instances, which would open a pool each.
import 'server-only';
import { env } from '@/lib/env/env';
import { logInfo } from '@/lib/errors/log';
import { connect } from './connect';
import type { PrismaClient } from './generated/client';
import { timeZoneProblem } from './utc-client';

const key = Symbol.for('foyer.database');
const shared: typeof globalThis & { [key]?: PrismaClient } = globalThis;

/** Opened by the first call, so that an import needs no environment. */
export function database(): PrismaClient {
  shared[key] ??= open();
  return shared[key];
}

function open(): PrismaClient {
  logInfo('database_opened'); // Once in a process: a second line shows a second pool.
  const { url, poolMax } = env().database;
  return connect(url, { poolMax });
}

export async function isDatabaseUp(): Promise<boolean> {
  try {
    await database().$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false;
  }
}

/** Problems that a restart does not solve, as sentences. A database that does not respond may do so later. */
export async function databaseProblems(): Promise<string[]> {
  try {
    await database().$queryRaw`SELECT 1`;
    return [];
  } catch (error) {
    const problem = timeZoneProblem(error);
    return problem ? [problem] : [];
  }
}
