// Makes the secrets of compose.yaml in a folder, or keeps those that are there: `env` for `node --env-file`, and
// `database-password` for PostgreSQL.
//   node --import=tsx scripts/compose-secrets.ts [folder]
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { provideSecrets } from './secrets';

const folder = process.argv[2] ?? '.';

const environment: NodeJS.ProcessEnv = { NODE_ENV: 'production', DEMO: 'true' };
provideSecrets(environment, folder);
const { NODE_ENV, DEMO, ...secrets } = environment;
secrets.DATABASE_URL = `postgresql://foyer:${databasePassword()}@database:5432/foyer`;
const lines = Object.entries(secrets).map(([name, value]) => `${name}=${value}\n`);
writeFileSync(join(folder, 'env'), lines.join(''), { mode: 0o600 });

/** PostgreSQL knows it since its first start: it stays for as long as its data does. */
function databasePassword(): string {
  const path = join(folder, 'database-password');
  if (!existsSync(path))
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(path, 'utf8');
}
