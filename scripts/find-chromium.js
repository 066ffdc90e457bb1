// A Chromium for the browser tests: the one that is named, the system's, Playwright's, or else one is installed.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { succeeds } from './processes/command.js';

// First the one without windows: the same browser, for which a whole run takes a third less.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const macintosh = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** What every Chromium here is started with: nothing of its own may go to the network. */
export const browserArguments = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** @returns {Promise<string | null>} its path, or null when there is none and none could be installed */
export async function findChromium() {
  const present = systemChromium() || (await playwrights());
  if (present) return present;
  console.log('No Chromium found: installing one.');
  succeeds('npx playwright install chromium');
  const downloaded = await playwrights();
  if (downloaded) return downloaded;
  if (process.getuid?.() === 0) {
    succeeds('apt-get update');
    succeeds('apt-get install -y chromium');
  }
  return systemChromium();
}

/** The one that is named, or the system's; null where Playwright has to use the one that it downloaded. */
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
    return false; // The question was whether.
  }
}

async function playwrights() {
  const { chromium } = await import('playwright'); // Only now: on a bare clone it was not there to import.
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}
