// npm run migrate [create <name>]
import nextEnv from '@next/env';
import { runApply } from './run-apply';

const [command, name = ''] = process.argv.slice(2);

if (command === undefined) {
  nextEnv.loadEnvConfig(process.cwd());
  await runApply();
} else if (command === 'create' && /^[a-z][a-z0-9_]*$/.test(name)) {
  const { createMigration } = await import('./create-migration'); // Loads Prisma's engine, which applying does not need.
  const path = await createMigration(name, new Date());
  console.log(
    path ? `Wrote ${path}: read it before you commit it.` : 'schema.prisma asks for nothing new.',
  );
} else {
  console.error(
    'Usage: npm run migrate [create <name>], the name in lower-case letters, digits and underscores.',
  );
  process.exitCode = 1;
}
