import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onEveryDatabase } from '@/lib/db/test-database';
import { migrationsFolder } from '@/prisma/migration-files';
import { bundleMigrate } from './bundle-migrate';

const nowhere = 'postgresql://foyer:secret@127.0.0.1:1/nowhere';
const run = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'foyer-artifact-'));
  await bundleMigrate(join(folder, 'migrate.js'));
  await cp(migrationsFolder, join(folder, 'prisma/migrations'), { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

/** As in a container: with Node, this file and an environment only. */
async function migrate(env: Record<string, string>) {
  return run(process.execPath, [join(folder, 'migrate.js')], {
    cwd: tmpdir(),
    env: env as NodeJS.ProcessEnv,
  });
}

describe('migrate.js', () => {
  onEveryDatabase((database) => {
    it('applies the migrations beside it, at DIRECT_DATABASE_URL if set', async () => {
      const environment = { DATABASE_URL: nowhere, DIRECT_DATABASE_URL: database.url };
      expect((await migrate(environment)).stdout).toMatch(/^Applied \d{14}_init, \d{14}_.*\.\n$/);
      expect(await migrate({ DATABASE_URL: database.url })).toEqual({
        stdout: 'The database is up to date.\n',
        stderr: '',
      });
    });
  });

  it.each([
    [
      { DATABASE_URL: nowhere },
      'The database at 127.0.0.1 cannot be migrated: connect ECONNREFUSED 127.0.0.1:1.\n',
    ],
    [{}, 'Set DATABASE_URL, or DIRECT_DATABASE_URL, to the database to migrate.\n'],
  ])('exits with 1 and a sentence on failure: %o', async (environment, stderr) => {
    await expect(migrate(environment)).rejects.toMatchObject({ code: 1, stdout: '', stderr });
  });
});
