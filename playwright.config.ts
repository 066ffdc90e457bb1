import { defineConfig } from '@playwright/test';
import { browserArguments, systemChromium } from './scripts/find-chromium';

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/support/require-build.ts',
  fullyParallel: true,
  workers: Number(process.env.E2E_WORKERS) || 2,
  // A flaky test is a fault to find.
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    locale: 'en-GB',
    contextOptions: { reducedMotion: 'reduce' }, // Painting motion took a fifth of the whole run.
    launchOptions: {
      // Undefined: Playwright's own.
      executablePath: systemChromium() ?? undefined,
      args: browserArguments,
    },
  },
  projects: [
    { name: 'with-javascript' },
    // Each form once accepted and once refused.
    {
      name: 'without-javascript',
      grep: /@without-javascript/,
      use: { javaScriptEnabled: false },
    },
  ],
});
