import { env } from '@/lib/env/env';
import { logInfo } from '@/lib/errors/log';
import { applyMigrations } from './apply-migrations';

/** Where MIGRATE_AT_START is on, applies what is missing. Ends the process, with the reason, where that fails. */
export async function migrateAtStart(): Promise<void> {
  const { isMigratedAtStart, directUrl } = env().database;
  if (!isMigratedAtStart) return;
  try {
    const applied = await applyMigrations(directUrl);
    if (applied.length > 0) logInfo('migrations_applied', { names: applied.join(', ') });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1); // To throw would only make Next answer every request with 500.
  }
}
