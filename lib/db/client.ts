// The storefront's one database client. It lives on globalThis, because Next loads routes, pages and instrumentation as
// separate module instances, each of which would open a pool.
import 'server-only';
import { env } from '@/lib/env/env';
import { logInfo } from '@/lib/errors/log';
import { connect } from './connect';
import type { PrismaClient } from './generated/client';
import { timeZoneProblem } from './utc-client';

const key = Symbol.for('foyer.database');
const shared: typeof globalThis & { [key]?: PrismaClient } = globalThis;

/** Opened at the first question, so that importing this needs no environment. */
export function database(): PrismaClient {
  shared[key] ??= open();
  return shared[key];
}

function open(): PrismaClient {
  logInfo('database_opened'); // Once a process: a second line would mean that a module instance has its own pool.
  const { url, poolMax } = env().database;
  return connect(url, { poolMax });
}

/** Whether a question gets an answer, within about three seconds. */
export async function databaseAnswers(): Promise<boolean> {
  try {
    await database().$queryRaw`SELECT 1`;
    return true;
  } catch {
    return false; // Any reason will do: who asks wants to know only whether.
  }
}

/** What is wrong with a database that answers, a sentence each. One that does not answer may do so later: then there is none. */
export async function databaseProblems(): Promise<string[]> {
  try {
    await database().$queryRaw`SELECT 1`;
    return [];
  } catch (error) {
    const problem = timeZoneProblem(error);
    return problem ? [problem] : [];
  }
}
