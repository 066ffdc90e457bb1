// Chromium for the browser tests: CHROMIUM_PATH, the system's, Playwright's, or a new installation.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { succeeds } from './processes/command.js';

// The one without windows first: tests take a third less time.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const macintosh = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** Chromium's own requests to the network are off. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @returns {Promise<string | null>} its path; null when there is none and none could be installed */
export async function findChromium() {
  const present = systemChromium() || (await playwrightChromium());
  if (present) return present;
  console.log('No Chromium found: installing one.');
  succeeds('npx playwright install chromium');
  const downloaded = await playwrightChromium();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0) {
    succeeds('apt-get update');
    succeeds('apt-get install -y chromium');
  }
  return systemChromium();
}

/** CHROMIUM_PATH, or the system's; null for the one that Playwright downloaded. */
export function systemChromium() {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    ...macintosh,
  ];
  return candidates.find(isExecutable) ?? null;
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function playwrightChromium() {
  const { chromium } = await import('playwright'); // Here, because it may just have been installed.
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}
