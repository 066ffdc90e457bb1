import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'sandbox',
    testTimeout: 30_000, // Servers and processes on a machine that may be busy.
    hookTimeout: 60_000,
  },
});
