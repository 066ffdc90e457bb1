// The generated database client follows prisma/schema.prisma: made when it is missing or older.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

export function generateClientIfStale(): void {
  const changedAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changedAt('lib/db/generated/client.ts') > changedAt('prisma/schema.prisma')) return;
  const { status, stdout, stderr } = spawnSync('node_modules/.bin/prisma', ['generate'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`prisma generate failed:\n${stdout}${stderr}`);
}
