// Secrets for compose.yaml, in a folder: `env` for `node --env-file`, `database-password` for PostgreSQL. Existing ones stay.
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

/** PostgreSQL takes it at its first start only, so it must stay as long as the data. */
function databasePassword(): string {
  const path = join(folder, 'database-password');
  if (!existsSync(path))
    writeFileSync(path, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(path, 'utf8');
}
