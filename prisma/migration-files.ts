// Prisma's folder of migrations: https://www.prisma.io/docs/orm/prisma-migrate/understanding-prisma-migrate/migration-histories
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** From the working directory: the source tree, or the folder of the standalone server. */
export const migrationsFolder = 'prisma/migrations';

export interface Migration {
  /** Its folder: `20261121112058_init`. */
  name: string;
  script: string;
}

/** In order. Rejects without such a folder. */
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

/** SHA-256, hex, as Prisma stores it. */
export function checksumOf(script: string): string {
  return createHash('sha256').update(script).digest('hex');
}

/** Like Prisma, accepts both line endings: Git may change them on Windows. */
export function hasChecksum(script: string, checksum: string): boolean {
  const unix = script.replaceAll('\r\n', '\n');
  return [script, unix, unix.replaceAll('\n', '\r\n')].map(checksumOf).includes(checksum);
}
