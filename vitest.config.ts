import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Server code says `import 'server-only'`, which only the condition `react-server` lets through.
export default defineConfig({
  resolve: {
    alias: { '@': fileURLToPath(new URL('.', import.meta.url)) },
    conditions: ['react-server'],
  },
  ssr: { resolve: { conditions: ['react-server'] } },
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    testTimeout: 30_000, // Real servers and databases on a machine that may be busy: a limit for what hangs, not a measure.
    hookTimeout: 60_000,
    exclude: ['node_modules/**', '.next/**', 'e2e/**'],
  },
});
