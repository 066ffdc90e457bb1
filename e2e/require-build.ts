import { existsSync } from 'node:fs';

/** All storefronts of a run share one build, which nobody makes here: it would be another one than the one under test. */
export default function requireBuild(): void {
  if (existsSync('.next/BUILD_ID')) return;
  throw new Error(
    'There is no build to test yet: run `npm run build` first, or `npm test`, which does both.',
  );
}
