import { env } from '@/lib/env/env';
import { logInfo } from '@/lib/errors/log';
import { applyMigrations } from './apply-migrations';

/** Only with MIGRATE_AT_START. Ends the process, with the reason, on failure. */
export async function migrateAtStart(): Promise<void> {
  const { isMigratedAtStart, directUrl } = env().database;
  if (!isMigratedAtStart) return;
  try {
    const applied = await applyMigrations(directUrl);
    if (applied.length > 0) logInfo('migrations_applied', { names: applied.join(', ') });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1); // After a throw, Next would respond to every request with 500.
  }
}
