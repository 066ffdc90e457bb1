// How long `/api/health` is silent while the built storefront gets requests that are meant to keep it busy.

import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { startDatabases } from './support/databases';
import { type Attack, attacks } from './support/hostile-requests';
import { startSandbox, startServer } from './support/storefront';
import { printTable } from './support/table';

const LIMIT_MS = 250;
/** Above the memory before the attacks. The twelve hundred posts would hold as much without a common limit, garbage not counted. */
const LIMIT_MB = 300;

export async function measure(): Promise<void> {
  const databases = await startDatabases();
  const sandbox = await startSandbox();
  const storefront = await startServer({
    databaseUrl: await databases.create('hostile'),
    sandboxUrl: sandbox.url,
    sessionKeys: randomBytes(32).toString('base64url'),
  });
  const watch = fork(new URL('./support/health-watch.ts', import.meta.url), [storefront.url]);
  try {
    for (const path of ['/login', '/nothing']) await (await fetch(storefront.url + path)).text();
    await longestSilence(watch); // That of the start.
    const rows: string[][] = [];
    let longest = 0;
    const before = storefront.peakMemory();
    for (const [name, attack] of Object.entries(attacks)) {
      const silence = await silenceUnder(attack, storefront.url, watch);
      longest = Math.max(longest, silence);
      const megabytes = storefront.peakMemory() / 1e6;
      rows.push([name, `${silence.toFixed(0)} ms`, `${megabytes.toFixed(0)} MB`]);
    }
    printTable(
      'What is sent, and its effect',
      ['', '/api/health is silent', 'peak memory until then'],
      rows,
    );
    judge('ms', longest, LIMIT_MS);
    judge('MB more', (storefront.peakMemory() - before) / 1e6, LIMIT_MB);
  } finally {
    watch.kill();
    await storefront.stop();
    await sandbox.stop();
    await databases.stop();
  }
}

function judge(unit: string, measured: number, limit: number): void {
  const verdict = measured <= limit ? 'yes' : 'no';
  console.log(`\nAt most ${limit} ${unit}: ${verdict} (${measured.toFixed(0)}).`);
  if (measured > limit) process.exitCode = 1;
}

async function silenceUnder(attack: Attack, url: string, watch: ChildProcess): Promise<number> {
  await attack(url);
  return longestSilence(watch);
}

/** Since it was last asked, in milliseconds. */
async function longestSilence(watch: ChildProcess): Promise<number> {
  watch.send('longest');
  const answered = new AbortController();
  const ended = once(watch, 'exit', { signal: answered.signal }).then(() => {
    throw new Error('/api/health failed.');
  });
  const [longest] = await Promise.race([once(watch, 'message'), ended]);
  answered.abort();
  return longest;
}
