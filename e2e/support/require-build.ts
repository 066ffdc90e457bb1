import { spawnSync } from 'node:child_process';

/** All storefronts of a run share one build, which has to be made before. */
export default function requireBuild(): void {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/build/content-hash.js'], {
    encoding: 'utf8',
  });
  if (status === 0) return;
  throw new Error(
    `${stdout.trim()} Run \`npm run build\` first, or \`npm test\`, which does both.`,
  );
}
