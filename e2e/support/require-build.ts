import { spawnSync } from 'node:child_process';

/** All storefronts of a run share one build. It is not made here: that would be another one than the one under test. */
export default function requireBuild(): void {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/build/content-hash.js'], {
    encoding: 'utf8',
  });
  if (status === 0) return;
  throw new Error(
    `${stdout.trim()} Run \`npm run build\` first, or \`npm test\`, which does both.`,
  );
}
