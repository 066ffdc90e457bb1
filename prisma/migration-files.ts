// Prisma's folder of migrations: https://www.prisma.io/docs/orm/prisma-migrate/understanding-prisma-migrate/migration-histories
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** From the working directory, which is the source tree, or the folder of the standalone server. */
export const migrationsFolder = 'prisma/migrations';

export interface Migration {
  /** Its folder: `20261121112058_init`. */
  name: string;
  script: string;
}

/** In the order in which they are applied. Rejects where there is no such folder. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => ({
      name,
      script: await readFile(join(folder, name, 'migration.sql'), 'utf8'),
    })),
  );
}

/** SHA-256, hex: what Prisma keeps of a script. */
export function checksumOf(script: string): string {
  return createHash('sha256').update(script).digest('hex');
}

/** Like Prisma, takes either kind of line ending: Git may change them on Windows. */
export function hasChecksum(script: string, checksum: string): boolean {
  const unix = script.replaceAll('\r\n', '\n');
  return [script, unix, unix.replaceAll('\n', '\r\n')].map(checksumOf).includes(checksum);
}
