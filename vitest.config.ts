import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const alias = { '@': fileURLToPath(new URL('.', import.meta.url)) };

export default defineConfig({
  test: {
    projects: [
      {
        // Server code says `import 'server-only'`, which only the condition `react-server` lets through.
        resolve: { alias, conditions: ['react-server'] },
        ssr: { resolve: { conditions: ['react-server'] } },
        test: {
          name: 'server',
          include: ['**/*.test.ts'],
          testTimeout: 30_000, // Real servers and databases on a machine that may be busy: a limit for what hangs, not a measure.
          hookTimeout: 60_000,
          exclude: ['node_modules/**', '.next/**', 'e2e/**'],
        },
      },
      // What is drawn into HTML takes the other React, which that condition hides.
      { resolve: { alias }, test: { name: 'drawn', include: ['components/**/*.test.tsx'] } },
    ],
  },
});
