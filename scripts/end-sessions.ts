// `npm run end-sessions -- --customer <id> [--kind cleeng] [--realm <publisher>]`: signs a customer out everywhere, now.
// Runs with the storefront's environment, beside it or without it. The answer is on standard output, logs are not.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import nextEnv from '@next/env';
import { database, databaseAnswers } from '@/lib/db/client';
import { env } from '@/lib/env';
import type { Identity } from '@/lib/model';
import { endByOperator, type OperatorEnd } from '@/lib/session/operator-end';
import { reachDatabase } from './reach-database';
import { provideSecrets } from './secrets';

const usage = 'Usage: npm run end-sessions -- --customer <id> [--kind cleeng] [--realm <publisher>]';
console.info = console.error;

try {
  const asked = readArguments();
  nextEnv.loadEnvConfig(process.cwd());
  console.log(await endSessions(asked));
} catch (error) {
  const isForeseen = error instanceof Error && error.constructor === Error;
  console.error(isForeseen ? error.message : error);
  process.exitCode = 1;
}
process.exit(); // Connections that nobody uses any more would keep it for ten seconds.

interface Asked {
  customerId: string;
  realm?: string;
}

function readArguments(): Asked {
  const { customer = '', kind, realm } = readOptions();
  if (!customer) throw new Error(`Whose sessions? Name a customer.\n${usage}`);
  if (!/^\d+$/.test(customer))
    throw new Error(`"${customer}" is no customer id of Cleeng's: those are digits.\n${usage}`);
  if (kind !== 'cleeng') throw new Error(`"${kind}" is no kind of customer: only cleeng is.\n${usage}`);
  if (realm !== undefined && !/^\d{9}$/.test(realm))
    throw new Error(`"${realm}" is no publisher id: those have nine digits.\n${usage}`);
  return { customerId: customer, realm };
}

function readOptions() {
  try {
    return parseArgs({
      options: {
        customer: { type: 'string' },
        kind: { type: 'string', default: 'cleeng' },
        realm: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

async function endSessions({ customerId, realm }: Asked): Promise<string> {
  const dataFolder = process.env.DATA_FOLDER || '.data';
  const { url, leave } = await reachDatabase(process.env.DATABASE_URL, join(dataFolder, 'database'));
  try {
    process.env.DATABASE_URL = url;
    if (!process.env.CLEENG_API_URL) provideSecrets(process.env, dataFolder);
    return await endThere({ kind: 'cleeng', realm: realm ?? env().cleeng.publisherId, customerId });
  } finally {
    await leave();
  }
}

async function endThere(identity: Identity): Promise<string> {
  try {
    if (await databaseAnswers()) return summary(identity, await endByOperator(identity));
    throw new Error(`The database at ${new URL(env().database.url).host} does not answer.`);
  } finally {
    await database().$disconnect();
  }
}

function summary({ realm, customerId }: Identity, { ended, atCleeng }: OperatorEnd): string {
  const whose = `customer ${customerId} of publisher ${realm}`;
  if (ended.length === 0) return `No session of ${whose} was open.`;
  const sessions = ended.length === 1 ? '1 session' : `${ended.length} sessions`;
  return [
    `Ended ${sessions} of ${whose}.`,
    ...ended.map(
      ({ id, userAgent, lastSeenAt }) =>
        `- ${id}  last seen ${lastSeenAt.toISOString()}  ${printable(userAgent)}`,
    ),
    atCleengToo(atCleeng),
  ].join('\n');
}

function atCleengToo(outcome: OperatorEnd['atCleeng']): string {
  return {
    forgotten: 'Cleeng has forgotten every refresh token of this customer.',
    down: 'Cleeng did not do its part, so it still knows their refresh tokens. Our copies are deleted.',
    not_asked:
      'No session held a token that Cleeng takes, so it was not asked to forget any. Our copies are deleted.',
  }[outcome];
}

/** What a visitor's browser calls itself is theirs to choose, and a terminal obeys control characters. */
function printable(userAgent: string | null): string {
  return userAgent?.replace(/[^\x20-\x7e]/g, '?') ?? 'unknown device';
}
