// `npm run end-sessions -- --customer <id> [--kind cleeng|bigcommerce] [--realm <publisher or store>]`: signs a customer out
// everywhere, now.
// Runs with the storefront's environment, beside it or without it. The answer is on standard output, logs are not.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import nextEnv from '@next/env';
import { database, databaseAnswers } from '@/lib/db/client';
import { findMirror } from '@/lib/db/session-mirrors';
import { databaseHost } from '@/lib/env/addresses';
import { env } from '@/lib/env/env';
import type { Identity } from '@/lib/model';
import { type EndedEverywhere, endEverywhere } from '@/lib/session/end-everywhere';
import { reachDatabase } from './local-database/reach-database';
import { provideSecrets } from './secrets';

const usage = `Usage: npm run end-sessions -- --customer <id> [--kind cleeng|bigcommerce] [--realm <publisher or store>]
Exit code: 0 when all is done, 2 when the sessions have ended but Cleeng did not do its part, 1 when anything else went wrong.`;
const cleengDidNot = 2;
/** Where customers come from: what that is called, and how it is written. */
const realms = {
  cleeng: {
    called: 'publisher',
    id: 'publisher id',
    pattern: /^\d{9}$/,
    look: 'those have nine digits',
  },
  bigcommerce: {
    called: 'store',
    id: 'store hash',
    pattern: /^[a-z0-9]+$/i,
    look: 'those are letters and digits',
  },
};
console.info = console.error;

try {
  const asked = readArguments();
  nextEnv.loadEnvConfig(process.cwd());
  await endSessions(asked);
} catch (error) {
  const isForeseen = error instanceof Error && error.constructor === Error;
  console.error(isForeseen ? error.message : error);
  process.exitCode = 1;
}
process.exit(); // Connections that nobody uses any more would keep it for ten seconds.

interface Asked {
  customerId: string;
  kind: Identity['kind'];
  realm?: string;
}

function readArguments(): Asked {
  const { customer = '', kind, realm } = readOptions();
  if (!customer) throw new Error(`Whose sessions? Name a customer.\n${usage}`);
  if (!/^\d+$/.test(customer))
    throw new Error(`"${customer}" is no customer id: those are digits.\n${usage}`);
  if (kind !== 'cleeng' && kind !== 'bigcommerce')
    throw new Error(`"${kind}" is no kind of customer: cleeng and bigcommerce are.\n${usage}`);
  const { id, pattern, look } = realms[kind];
  if (realm !== undefined && !pattern.test(realm))
    throw new Error(`"${realm}" is no ${id}: ${look}.\n${usage}`);
  return { customerId: customer, kind, realm };
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

async function endSessions({ customerId, kind, realm }: Asked): Promise<void> {
  const dataFolder = process.env.DATA_FOLDER || '.data';
  requireWholeEnvironment(dataFolder);
  const { url, leave } = await reachDatabase(
    process.env.DATABASE_URL,
    join(dataFolder, 'database'),
  );
  try {
    process.env.DATABASE_URL = url;
    if (!process.env.CLEENG_API_URL) provideSecrets(process.env, dataFolder);
    await endThere({ kind, realm: realm ?? configuredRealm(kind), customerId });
  } finally {
    await leave();
  }
}

function configuredRealm(kind: Asked['kind']): string {
  const { cleeng, bigcommerce } = env();
  const realm = kind === 'cleeng' ? cleeng.publisherId : bigcommerce?.storeHash;
  if (!realm) throw new Error('No store is configured: name one with --realm.');
  return realm;
}

/** With a database of its own and without its settings it would be the sandbox's publisher, of whom nobody is signed in. */
function requireWholeEnvironment(dataFolder: string): void {
  const set = (name: string) => Boolean(process.env[name]?.trim());
  if (!set('DATABASE_URL')) return;
  const isVendorNamed = ['CLEENG_API_URL', 'SANDBOX_INTERNAL_URL', 'SANDBOX_URL'].some(set);
  const missing = [
    ...(set('SESSION_KEYS')
      ? []
      : [`SESSION_KEYS (the launcher's own are in ${join(dataFolder, 'secrets.json')})`]),
    ...(isVendorNamed ? [] : ['the CLEENG_ variables (on the sandbox: SANDBOX_INTERNAL_URL)']),
  ];
  if (missing.length === 0) return;
  throw new Error(
    `DATABASE_URL is set without the rest of the storefront's environment: ${missing.join(', and ')}.`,
  );
}

async function endThere(identity: Identity): Promise<void> {
  try {
    if (!(await databaseAnswers()))
      throw new Error(`The database at ${databaseHost(env().database.url)} does not answer.`);
    const outcome = await endEverywhere(identity, 'ended_by_operator');
    console.log(await summary(identity, outcome));
    if (outcome.atCleeng === 'down') process.exitCode = cleengDidNot;
  } finally {
    await database().$disconnect();
  }
}

async function summary(
  { kind, realm, customerId }: Identity,
  { ended, atCleeng }: EndedEverywhere,
): Promise<string> {
  const whose = `customer ${customerId} of ${realms[kind].called} ${realm}`;
  if (ended.length === 0) return `No session of ${whose} was open.`;
  const sessions = ended.length === 1 ? '1 session' : `${ended.length} sessions`;
  const lines = await Promise.all(ended.map(lineOf));
  return [`Ended ${sessions} of ${whose}.`, ...lines, atCleengToo(atCleeng)].join('\n');
}

async function lineOf(id: string): Promise<string> {
  const mirror = await findMirror(id);
  return `- ${id}  last seen ${mirror?.lastSeenAt.toISOString()}  ${printable(mirror?.userAgent)}`;
}

function atCleengToo(outcome: EndedEverywhere['atCleeng']): string {
  return {
    forgotten: 'Cleeng has forgotten every refresh token of this customer.',
    down: `Cleeng at ${env().cleeng.apiUrl} did not do its part, so it still knows their refresh tokens. Our copies are deleted.`,
    not_theirs: 'In the store they are still signed in, and can come in from there again.',
    not_asked:
      'No session held a token that opens with these SESSION_KEYS and that Cleeng takes, so it was not asked to forget any. Our copies are deleted.',
  }[outcome];
}

/** What a visitor's browser calls itself is theirs to choose, and a terminal obeys control characters. */
function printable(userAgent: string | null | undefined): string {
  return userAgent?.replace(/[^\x20-\x7e]/g, '?') ?? 'unknown device';
}
