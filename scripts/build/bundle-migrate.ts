import { build } from 'esbuild';

/** `migrate.js` needs only Node, and applies prisma/migrations beside it. */
export async function bundleMigrate(outputFile: string): Promise<void> {
  await build({
    entryPoints: ['prisma/migrate-standalone.ts'],
    outfile: outputFile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    external: ['pg-native'], // Optional, and not installed.
    // `pg` is CommonJS and calls `require`, which modules do not have.
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
  });
}
