// `npm run build`: the database client, then Next, then the artifact: `.next/standalone` runs with Node alone. Needs nothing from
// the environment.
import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateClientIfStale } from '../prisma-client';
import { bundleMigrate } from './bundle-migrate';
import { contentHash } from './content-hash';

/**
 * Next seals what actions close over with a key that it puts into the build, and makes the actions' ids from it. One fixed key keeps
 * a form that was opened before a change of release working after it. It is no secret of the running site: ours close over nothing.
 */
const actionsKey = Buffer.from('foyer: one key for every release').toString('base64');
const artifact = '.next/standalone';

generateClientIfStale();
const hash = contentHash(); // Before it is built: an edit meanwhile makes another build.
rmSync('.next/content-hash', { force: true });
rmSync(artifact, { recursive: true, force: true }); // Next writes over what is there, and files of an older build would stay.
const { status } = spawnSync(process.execPath, ['node_modules/next/dist/bin/next', 'build'], {
  stdio: 'inherit',
  env: {
    NEXT_TELEMETRY_DISABLED: '1', // Nobody who builds this has agreed to be counted.
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionsKey,
    // Two machines that build the same sources build the same release. Vercel has an id of its own.
    ...(process.env.VERCEL ? {} : { NEXT_DEPLOYMENT_ID: hash.slice(0, 16) }),
    ...process.env,
  },
});
if (status === 0) {
  await completeArtifact();
  writeFileSync('.next/content-hash', hash);
}
process.exitCode = status ?? 1;

/** Next leaves out what a CDN might serve, and copies what must not be shipped: the settings of the machine that builds. */
async function completeArtifact(): Promise<void> {
  for (const name of readdirSync(artifact))
    if (name.startsWith('.env')) rmSync(join(artifact, name));
  cpSync('public', join(artifact, 'public'), { recursive: true });
  cpSync('.next/static', join(artifact, '.next/static'), { recursive: true });
  cpSync('prisma/migrations', join(artifact, 'prisma/migrations'), { recursive: true });
  await bundleMigrate(join(artifact, 'migrate.js'));
}
