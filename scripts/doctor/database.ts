// Our database: whether it is there, in which time zone it speaks to us, and whether it has every table that this code wants.
// Nothing is changed, so nothing is migrated either.
import { join } from 'node:path';
import { isUtc, mendTimeZone, timeZoneOf, UtcClient } from '@/lib/db/utc-client';
import { databaseHost } from '@/lib/env/addresses';
import { type MigrationState, readMigrationState, reasonOf } from '@/prisma/migration-state';
import { askOwner } from '../local-database/folder-owner';
import { type Finding, failure, fine, warning } from './finding';

/** `url`: null where it would be the embedded one and nobody serves that, empty where somebody is about to. */
export interface WhereDatabase {
  url: string | null;
  folder: string;
}

/** The one at DATABASE_URL, else the embedded one, as whoever serves it says. */
export async function locateDatabase(
  url: string | undefined,
  dataFolder: string,
): Promise<WhereDatabase> {
  const folder = join(dataFolder, 'database');
  return { url: url || (await askOwner(folder)), folder };
}

export async function checkDatabase({ url, folder }: WhereDatabase): Promise<Finding[]> {
  if (!url) return [embeddedIsSilent(folder, url === '')];
  const asked = `database at ${databaseHost(url)}`;
  try {
    const state = await readMigrationState(url);
    return [fine(asked, `PostgreSQL ${state.server}`), await timeZone(url), migrations(state)];
  } catch (error) {
    return [
      failure(
        asked,
        reasonOf(error),
        'Check DATABASE_URL, and that the server runs and lets us in.',
      ),
    ];
  }
}

/** As the storefront's own connections have it. */
async function timeZone(url: string): Promise<Finding> {
  const asked = 'its time zone, for us';
  const connection = new UtcClient({
    connectionString: url,
    connectionTimeoutMillis: 3_000,
    query_timeout: 3_000,
  });
  connection.on('error', () => undefined); // A connection that is lost: the question then fails.
  try {
    await connection.connect();
    const zone = await timeZoneOf(connection);
    return isUtc(zone) ? fine(asked, zone) : failure(asked, zone, mendTimeZone);
  } finally {
    await connection.end();
  }
}

function embeddedIsSilent(folder: string, isStarting: boolean): Finding {
  const asked = 'embedded database';
  return isStarting
    ? failure(asked, `${folder} is just being opened or closed`, 'Try again in a moment.')
    : failure(
        asked,
        `nobody serves ${folder}`,
        'Start the storefront, which does: `npm run demo`.',
      );
}

function migrations({ missing, unfinished, changed, unknown }: MigrationState): Finding {
  const asked = 'migrations applied';
  if (unfinished.length > 0)
    return failure(
      asked,
      `${unfinished.join(', ')} is half done`,
      'Starting the storefront, or `npm run migrate`, says what to do.',
    );
  if (changed.length > 0)
    return failure(
      asked,
      `${changed.join(', ')} has changed since`,
      'Starting the storefront, or `npm run migrate`, says what to do.',
    );
  if (missing.length > 0)
    return failure(
      asked,
      `${missing.length} missing: ${missing.join(', ')}`,
      'Start the storefront anew, which applies them, or run `npm run migrate`.',
    );
  if (unknown.length > 0)
    return warning(
      asked,
      `all of ours, and ${unknown.join(', ')}`,
      'The database is of a newer release than this code: deploy that one.',
    );
  return fine(asked, 'all of them');
}
