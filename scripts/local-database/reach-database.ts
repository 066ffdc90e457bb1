// The database for a command: DATABASE_URL, else the embedded one, which this process serves unless the storefront does.
import { existsSync } from 'node:fs';
import { serveEmbeddedPostgres } from '@/lib/db/embedded-postgres';
import { applyMigrations } from '@/prisma/apply-migrations';
import { askOwner, FolderIsOwned, ownFolder } from './folder-owner';

export interface ReachedDatabase {
  url: string;
  leave(): Promise<void>;
}

/** Throws an Error with advice when there is none, or it is not ready. */
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
  await applyMigrations(database.url); // As at each start: the code may be newer than the folder.
  return { url: database.url, leave: database.stop };
}

async function addressFromOwner(folder: string): Promise<string> {
  const url = await askOwner(folder);
  if (url) return url;
  throw new Error(`The database in ${folder} is starting or stopping: try again in a few seconds.`);
}
