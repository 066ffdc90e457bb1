// Two verbs: `apply` brings the database at DATABASE_URL up to date, `create <name>` writes the next migration.
//   node --conditions=react-server --import tsx prisma/migrate.ts [apply | create <name>]
import { applyMigrations } from './apply-migrations';
import { createMigration } from './create-migration';

const [verb = 'apply', name = ''] = process.argv.slice(2);

try {
  console.log(await run());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(): Promise<string> {
  if (verb === 'apply') {
    const databaseUrl = process.env.DATABASE_URL;
    if (!databaseUrl) throw new Error('DATABASE_URL names no database to migrate.');
    const applied = await applyMigrations(databaseUrl);
    return applied.length > 0 ? `Applied ${applied.join(', ')}.` : 'The database is up to date.';
  }
  if (verb === 'create' && /^[a-z][a-z0-9_]*$/.test(name)) {
    const path = await createMigration(name, new Date());
    return path ? `Wrote ${path}: read it before you commit it.` : 'schema.prisma asks for nothing new.';
  }
  throw new Error('Say `apply`, or `create` and a name of lower-case letters, digits and underscores.');
}
