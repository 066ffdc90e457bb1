import { applyMigrations } from './apply-migrations';

/** Exit code 1, with the reason, on failure. */
export async function runApply(folder?: string): Promise<void> {
  try {
    const databaseUrl = process.env.DIRECT_DATABASE_URL || process.env.DATABASE_URL;
    if (!databaseUrl)
      throw new Error('Set DATABASE_URL, or DIRECT_DATABASE_URL, to the database to migrate.');
    const applied = await applyMigrations(databaseUrl, folder);
    console.log(
      applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.',
    );
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
