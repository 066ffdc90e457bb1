// `npm run end-sessions`, with the storefront's environment: ends all sessions of a customer. Logs go to standard error.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import nextEnv from '@next/env';
import { database, isDatabaseUp } from '@/lib/db/client';
import { findMirror } from '@/lib/db/session-mirrors';
import { databaseHost } from '@/lib/env/addresses';
import { env } from '@/lib/env/env';
import type { Identity } from '@/lib/model';
import { type EndedEverywhere, endEverywhere } from '@/lib/session/end-everywhere';
import { reachDatabase } from './local-database/reach-database';
import { provideSecrets } from './secrets';

const usage = `Usage: npm run end-sessions -- --customer <id> [--kind cleeng|bigcommerce] [--realm <publisher or store>]
Exit code: 0 on success, 2 when the sessions have ended but the request to Cleeng failed, 1 on any other error.`;
const failedAtCleeng = 2;
const nouns = { cleeng: 'publisher', bigcommerce: 'store' };
console.info = console.error;

try {
  const options = readArguments();
  nextEnv.loadEnvConfig(process.cwd());
  await endSessions(options);
} catch (error) {
  const isExpected = error instanceof Error && error.constructor === Error;
  console.error(isExpected ? error.message : error);
  process.exitCode = 1;
}
process.exit(); // Idle connections would keep it alive for ten seconds.

interface Options {
  customerId: string;
  kind: Identity['kind'];
  realm?: string;
}

function readArguments(): Options {
  const { customer = '', kind, realm } = readOptions();
  if (!customer) throw new Error(`Which customer? Set --customer.\n${usage}`);
  if (!/^\d+$/.test(customer))
    throw new Error(`"${customer}" is no customer id: it has digits only.\n${usage}`);
  if (kind !== 'cleeng' && kind !== 'bigcommerce')
    throw new Error(`"${kind}" is no kind of customer: use cleeng or bigcommerce.\n${usage}`);
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

async function endSessions({ customerId, kind, realm }: Options): Promise<void> {
  const dataFolder = process.env.DATA_FOLDER || '.data';
  requireFullEnvironment();
  const { url, leave } = await reachDatabase(
    process.env.DATABASE_URL,
    join(dataFolder, 'database'),
  );
  try {
    process.env.DATABASE_URL = url;
    if (!process.env.CLEENG_API_URL) provideSecrets(process.env, dataFolder);
    await endAndPrint({ kind, realm: realm ?? configuredRealm(kind), customerId });
  } finally {
    await leave();
  }
}

function configuredRealm(kind: Options['kind']): string {
  const { cleeng, bigcommerce } = env();
  const realm = kind === 'cleeng' ? cleeng.publisherId : bigcommerce?.storeHash;
  if (!realm) throw new Error('No store is configured: set --realm.');
  return realm;
}

/** With DATABASE_URL only, it would look for customers of the sandbox's publisher, and find none. */
function requireFullEnvironment(): void {
  const isSet = (name: string) => Boolean(process.env[name]?.trim());
  const isVendorNamed = ['CLEENG_API_URL', 'SANDBOX_INTERNAL_URL', 'SANDBOX_URL'].some(isSet);
  if (!isSet('DATABASE_URL') || (isSet('SESSION_KEYS') && isVendorNamed)) return;
  throw new Error(
    'DATABASE_URL is set, but not SESSION_KEYS and the CLEENG_ variables (with the sandbox: SANDBOX_INTERNAL_URL): set them as for the storefront.',
  );
}

async function endAndPrint(identity: Identity): Promise<void> {
  try {
    if (!(await isDatabaseUp()))
      throw new Error(`The database at ${databaseHost(env().database.url)} does not respond.`);
    const outcome = await endEverywhere(identity, 'ended_by_operator');
    console.log(await summary(identity, outcome));
    if (outcome.atCleeng === 'down') process.exitCode = failedAtCleeng;
  } finally {
    await database().$disconnect();
  }
}

async function summary(
  { kind, realm, customerId }: Identity,
  { ended, atCleeng }: EndedEverywhere,
): Promise<string> {
  const customer = `customer ${customerId} of ${nouns[kind]} ${realm}`;
  if (ended.length === 0) return `No session of ${customer} was open.`;
  const sessions = ended.length === 1 ? '1 session' : `${ended.length} sessions`;
  const lines = await Promise.all(ended.map(lineOf));
  return [`Ended ${sessions} of ${customer}.`, ...lines, resultAtCleeng(atCleeng)].join('\n');
}

async function lineOf(id: string): Promise<string> {
  const mirror = await findMirror(id);
  return `- ${id}  last seen ${mirror?.lastSeenAt.toISOString()}  ${printable(mirror?.userAgent)}`;
}

function resultAtCleeng(outcome: EndedEverywhere['atCleeng']): string {
  return {
    forgotten: 'Cleeng has revoked all refresh tokens of this customer.',
    down: `The request to Cleeng at ${env().cleeng.apiUrl} failed, so it still accepts their refresh tokens. Our copies are deleted.`,
    store_customer: 'They are still signed in at the store, and can sign in from there again.',
    without_token:
      'No session had a token that SESSION_KEYS can decrypt and Cleeng accepts, so Cleeng was not asked to revoke any. Our copies are deleted.',
  }[outcome];
}

/** A terminal obeys control characters, and a client can send any user agent. */
function printable(userAgent: string | null | undefined): string {
  return userAgent?.replace(/[^\x20-\x7e]/g, '?') ?? 'unknown device';
}
