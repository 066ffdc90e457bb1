import { env } from '@/lib/env/env';
import { logInfo } from '@/lib/errors/log';
import { applyMigrations } from './apply-migrations';
import { readMigrationState } from './migration-state';

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

/** A sentence, unless the database has what this release needs or does not say so. */
export async function migrationProblems(): Promise<string[]> {
  try {
    const { missing } = await readMigrationState(env().database.url);
    if (missing.length === 0) return [];
    return [
      `The database lacks what this release needs: ${missing.join(', ')}. Run \`npm run migrate\` (\`node migrate.js\` in the artifact), or set MIGRATE_AT_START=true.`,
    ];
  } catch {
    return []; // It is down, this user may not read its history, or the migrations are not here, as on Vercel.
  }
}
