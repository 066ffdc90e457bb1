import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/** Generates the database client where it is missing, or older than the schema or the installed packages. */
export function generateClientIfStale() {
  const changedAt = (/** @type {string} */ path) =>
    statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const generatedFrom = ['prisma/schema.prisma', 'node_modules/.package-lock.json'];
  if (changedAt('lib/db/generated/client.ts') > Math.max(...generatedFrom.map(changedAt))) return;
  const prisma = 'node_modules/prisma/build/index.js';
  const { status, stdout, stderr } = spawnSync(process.execPath, [prisma, 'generate'], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`prisma generate failed:\n${stdout}${stderr}`);
}
