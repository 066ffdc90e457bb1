import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
];

export default defineConfig({
  testDir: 'e2e',
  globalSetup: './e2e/require-build.ts',
  fullyParallel: true,
  workers: Number(process.env.E2E_WORKERS) || 2,
  // A test that fails once in ten runs has found something.
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: {
    locale: 'en-GB',
    launchOptions: {
      // Undefined where the machine has none: then Playwright uses the one that it downloaded.
      executablePath: process.env.CHROMIUM_PATH || systemBrowsers.find((path) => existsSync(path)),
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'with-javascript' },
    {
      name: 'without-javascript',
      testMatch: [
        'register.spec.ts',
        'register-refusals.spec.ts',
        'login.spec.ts',
        'limits.spec.ts',
        'languages.spec.ts',
        'reset-password.spec.ts',
        'reset-secrecy.spec.ts',
        'new-password.spec.ts',
        'capture.spec.ts',
        'consents.spec.ts',
        'sessions-page.spec.ts',
        'sessions-everywhere.spec.ts',
      ],
      use: { javaScriptEnabled: false },
    },
  ],
});
