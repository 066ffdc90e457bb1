import { join } from 'node:path';
import { isUtc, timeZoneFix, timeZoneOf, UtcClient } from '@/lib/db/utc-client';
import { databaseHost } from '@/lib/env/addresses';
import { env } from '@/lib/env/env';
import {
  type MigrationState,
  readMigrationState,
  reasonOf,
  restoreAdvice,
  undoAdvice,
} from '@/prisma/migration-state';
import { askOwner } from '../local-database/folder-owner';
import { type Finding, failure, fine, vendorsInSandbox, warning } from './checks';

/** A problem of lib/env/env.ts: `SESSION_KEYS is missing: create a key with ….` */
export function problemFinding(problem: string): Finding {
  const [, name = '', result = '', advice = ''] = /^(\S+) (.+?)(?:: (.+))?$/.exec(problem) ?? [];
  const capitalised = advice.charAt(0).toUpperCase() + advice.slice(1);
  return failure(name, result.replace(/\.$/, ''), capitalised || 'See .env.example.');
}

export function checkSettings(): Finding[] {
  return [
    fine('variables', 'complete'),
    ownAddress(),
    visitorAddress(),
    sessionKeys(),
    fine('demo (DEMO)', env().app.isDemo ? 'yes: every page says so' : 'no'),
    ...sandboxAddress(),
  ];
}

function ownAddress(): Finding {
  const { origin, isSecure, isOnThisMachine } = env().app;
  const check = 'our address (APP_URL)';
  if (!isOnThisMachine) return fine(check, `${origin}: session cookies are Secure`);
  return fine(check, `${origin}: this machine only${isSecure ? '' : ', cookies are not Secure'}`);
}

function visitorAddress(): Finding {
  const check = "visitor's address (VISITOR_ADDRESS)";
  const { isOnThisMachine, visitorAddress: rule } = env().app;
  const advice =
    'To check it, sign in from a network you know: /account/sessions shows the first part of the address.';
  if (!rule) return fine(check, 'not known: limits count by account only');
  const result = {
    socket: "the connection's",
    forwarded: `entry ${'position' in rule ? rule.position : 0} from the right of X-Forwarded-For`,
    header: `the header ${'name' in rule ? rule.name : ''}`,
  }[rule.from];
  if (isOnThisMachine && rule.from !== 'socket')
    return warning(
      check,
      `${result}, although our address is on this machine`,
      'Set it to socket unless a proxy is in front: otherwise visitors can choose their address.',
    );
  if (!isOnThisMachine && rule.from === 'socket')
    return warning(
      check,
      `${result}, although our address is public`,
      `Behind a proxy, all visitors have its address: see docs/deploy.md for the right setting. ${advice}`,
    );
  return fine(check, result, advice);
}

function sessionKeys(): Finding {
  const check = 'session keys (SESSION_KEYS)';
  const { length } = env().session.keys;
  if (length === 1) return fine(check, '1');
  return fine(
    check,
    `${length}: the first encrypts, all decrypt`,
    'Remove the old ones after SESSION_ABSOLUTE_DAYS days.',
  );
}

function sandboxAddress(): Finding[] {
  const { sandbox } = env();
  if (!sandbox) return [];
  return [fine('sandbox', `${new URL(sandbox.url).origin} plays ${vendorsInSandbox().join(', ')}`)];
}

export interface DatabaseLocation {
  /** Of the embedded database: null while no process serves it, empty while one is opening or closing it. */
  url: string | null;
  /** Of the embedded database; null with DATABASE_URL. */
  folder: string | null;
}

export async function locateDatabase(
  url: string | undefined,
  dataFolder: string,
): Promise<DatabaseLocation> {
  if (url) return { url, folder: null };
  const folder = join(dataFolder, 'database');
  return { url: await askOwner(folder), folder };
}

export async function checkDatabase({ url, folder }: DatabaseLocation): Promise<Finding[]> {
  if (!url) return [notServed(folder, url === '')];
  const check = `database at ${databaseHost(url)}`;
  try {
    const state = await readMigrationState(url);
    return [
      fine(check, `PostgreSQL ${state.server}`),
      await checkTimeZone(url),
      checkMigrations(state, folder !== null),
    ];
  } catch (error) {
    return [
      failure(
        check,
        reasonOf(error),
        'Check DATABASE_URL, and that the server is running and accepts us.',
      ),
    ];
  }
}

function notServed(folder: string | null, isStarting: boolean): Finding {
  const check = 'embedded database';
  if (isStarting)
    return failure(check, `${folder} is being opened or closed`, 'Try again in a few seconds.');
  return failure(
    check,
    `no process serves ${folder}`,
    'Start the storefront, which serves it: `npm run demo`.',
  );
}

/** As in the storefront's own connections. */
async function checkTimeZone(url: string): Promise<Finding> {
  const check = 'time zone of our connections';
  const connection = new UtcClient({
    connectionString: url,
    connectionTimeoutMillis: 3_000,
    query_timeout: 3_000,
  });
  connection.on('error', () => undefined); // After a lost connection, the query fails.
  try {
    await connection.connect();
    const zone = await timeZoneOf(connection);
    return isUtc(zone) ? fine(check, zone) : failure(check, zone, timeZoneFix);
  } finally {
    await connection.end();
  }
}

function checkMigrations(
  { missing, unfinished, changed, unknown }: MigrationState,
  isEmbedded: boolean,
): Finding {
  const check = 'migrations';
  const [firstUnfinished, firstChanged] = [unfinished[0], changed[0]];
  if (firstUnfinished)
    return failure(check, `${unfinished.join(', ')} is not finished`, undoAdvice(firstUnfinished));
  if (firstChanged)
    return failure(
      check,
      `${changed.join(', ')} is not the file that was applied`,
      restoreAdvice(firstChanged),
    );
  if (missing.length > 0)
    return failure(
      check,
      `${missing.length} missing: ${missing.join(', ')}`,
      isEmbedded ? 'Restart the storefront: `npm run demo`.' : 'Run `npm run migrate`.',
    );
  if (unknown.length > 0)
    return warning(
      check,
      `all of ours, and ${unknown.join(', ')}`,
      'The database is of a newer release than this code: deploy that release.',
    );
  return fine(check, 'all applied');
}
