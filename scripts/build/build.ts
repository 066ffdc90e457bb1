// `npm run build`: the database client, Next, and `.next/standalone`, which needs only Node. It reads no setting.
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateClientIfStale } from '../prisma-client';
import { bundleMigrate } from './bundle-migrate';
import { contentHash } from './content-hash';

// Next derives action ids from it: fixed, it keeps open forms working after a release. It also encrypts
// the variables that actions close over: with a public key, no action may close over a secret.
const actionsKey = Buffer.from('foyer: one key for every release').toString('base64');
const artifact = '.next/standalone';

generateClientIfStale();
const hash = contentHash(); // Before the build, so that an edit during it makes the build outdated.
rmSync('.next/content-hash', { force: true });
rmSync(artifact, { recursive: true, force: true }); // Next would leave files of an older build.
const { status } = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
  stdio: 'inherit',
  env: {
    NEXT_TELEMETRY_DISABLED: '1',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
    // The same on every machine that builds these sources. Vercel sets its own.
    ...(process.env.VERCEL ? {} : { NEXT_DEPLOYMENT_ID: hash.slice(0, 16) }),
    ...process.env,
  },
});
if (status === 0) {
  await completeArtifact();
  writeFileSync('.next/content-hash', hash);
}
process.exitCode = status ?? 1;

/** Next leaves out static files, and copies .env files, which must not be shipped. */
async function completeArtifact(): Promise<void> {
  for (const name of readdirSync(artifact))
    if (name.startsWith('.env')) rmSync(join(artifact, name));
  cpSync('public', join(artifact, 'public'), { recursive: true });
  cpSync('.next/static', join(artifact, '.next/static'), { recursive: true });
  cpSync('prisma/migrations', join(artifact, 'prisma/migrations'), { recursive: true });
  await bundleMigrate(join(artifact, 'migrate.js'));
}
