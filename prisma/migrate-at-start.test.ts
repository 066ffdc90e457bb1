import { afterEach, describe, expect, it, vi } from 'vitest';
import { onEveryDatabase } from '@/lib/db/test-database';
import { setEnvironment } from '@/lib/env/test-environment';
import { readMigrationState } from './migration-state';

const nowhere = 'postgresql://foyer:secret@127.0.0.1:1/nowhere';

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Returns what forbids the start. */
async function start(variables: Record<string, string>): Promise<string[]> {
  setEnvironment(variables);
  vi.resetModules(); // lib/env reads the environment once.
  const { migrateAtStart, migrationProblems } = await import('./migrate-at-start');
  await migrateAtStart();
  return migrationProblems();
}

describe('a start', () => {
  onEveryDatabase((database) => {
    const missing = async () => (await readMigrationState(database.url)).missing.length;

    it('migrates where MIGRATE_AT_START is on, past a pooler where there is another address for that', async () => {
      expect(await start({ DATABASE_URL: database.url })).toEqual([
        expect.stringMatching(/ 20261121112058_init, .*`npm run migrate`.*MIGRATE_AT_START=true/),
      ]);
      expect(await missing()).toBeGreaterThan(0);
      await start({
        DATABASE_URL: nowhere,
        DIRECT_DATABASE_URL: database.url,
        MIGRATE_AT_START: 'true',
      });
      expect(await missing()).toBe(0);
      expect(await start({ DATABASE_URL: database.url })).toEqual([]);
    });
  });

  it('goes on while the database is down', async () => {
    expect(await start({ DATABASE_URL: nowhere })).toEqual([]);
  });

  it('ends with a sentence where the database cannot be migrated', async () => {
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    const write = vi.spyOn(console, 'error').mockReturnValue();
    await start({ DATABASE_URL: nowhere, MIGRATE_AT_START: 'true' });
    expect(write).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/^The database at 127\.0\.0\.1 cannot/),
    );
    expect(exit).toHaveBeenCalledExactlyOnceWith(1);
  });
});
