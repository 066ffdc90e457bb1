import { build } from 'esbuild';

/** Writes `migrate.js`, one file that needs nothing but Node. It applies the migrations in prisma/migrations beside it. */
export async function bundleMigrate(outputFile: string): Promise<void> {
  await build({
    entryPoints: ['prisma/migrate-standalone.ts'],
    outfile: outputFile,
    bundle: true,
    platform: 'node',
    target: 'node20.19',
    format: 'esm',
    external: ['pg-native'], // Optional, and not installed.
    // For `pg`, which is CommonJS: a module has no `require` of its own.
    banner: {
      js: "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);",
    },
  });
}
