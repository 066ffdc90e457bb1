// The database that a command speaks to: the one at DATABASE_URL, else the embedded one, whether the storefront runs or not.
// An embedded database has one owner. While that is the launcher's, it says where; otherwise this process becomes it.
import { existsSync } from 'node:fs';
import { serveEmbeddedPostgres } from '@/lib/db/embedded-postgres';
import { applyMigrations } from '@/prisma/apply-migrations';
import { askOwner, FolderIsOwned, ownFolder } from './folder-owner';

export interface ReachedDatabase {
  url: string;
  leave(): Promise<void>;
}

/** Throws an Error whose message says what to do where there is none, or it is not ready. */
export async function reachDatabase(
  url: string | undefined,
  folder: string,
): Promise<ReachedDatabase> {
  if (url) return { url, leave: async () => {} };
  if (!existsSync(folder)) {
    throw new Error(
      `There is no database: DATABASE_URL is not set, and nothing was ever started in ${folder}.`,
    );
  }
  try {
    await ownFolder(folder);
  } catch (error) {
    if (!(error instanceof FolderIsOwned)) throw error;
    return { url: await addressFromOwner(folder), leave: async () => {} };
  }
  const database = await serveEmbeddedPostgres({ folder });
  await applyMigrations(database.url); // As the launcher does at each start: the code may be newer than the folder.
  return { url: database.url, leave: database.stop };
}

async function addressFromOwner(folder: string): Promise<string> {
  const url = await askOwner(folder);
  if (url) return url;
  throw new Error(`The database in ${folder} is just starting or stopping: try again in a moment.`);
}
