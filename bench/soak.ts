// Whether memory grows with the pages that were served: the artifact's server, on the Node that runs this file.

import { randomBytes } from 'node:crypto';
import { ANNA, signIn } from './sign-in';
import { type Call, measureRate, openClient } from './support/client';
import { startDatabases } from './support/databases';
import type { Program } from './support/program';
import { startSandbox, startServer } from './support/storefront';
import { printTable } from './support/table';

const VIEWS = [2_000, 20_000] as const;
const AT_ONCE = 4;
const BATCH = 500;
const PATHS = ['/', '/account'];
const LIMIT = 1.3;

export async function measure(): Promise<void> {
  const databases = await startDatabases();
  const sandbox = await startSandbox();
  const storefront = await startServer({
    databaseUrl: await databases.create('soak'),
    sandboxUrl: sandbox.url,
    sessionKeys: randomBytes(32).toString('base64url'),
  });
  try {
    report(await measureMemory(storefront));
  } finally {
    await storefront.stop();
    await sandbox.stop();
    await databases.stop();
  }
}

/** In bytes, after each number of views. */
async function measureMemory(storefront: Program): Promise<number[]> {
  const headers = { cookie: await signIn(storefront.url) };
  const calls = Array.from({ length: BATCH }, (_, index): Call => {
    return { method: 'GET', path: PATHS[index % PATHS.length] ?? '', headers };
  });
  const client = openClient(storefront.url, (body) => body.includes(ANNA.name));
  const measured: number[] = [];
  let views = 0;
  for (const count of VIEWS) {
    for (; views < count; views += BATCH) {
      const { answers } = await measureRate(client.send, calls, AT_ONCE);
      if (answers.includes(false)) throw new Error(`A page did not show ${ANNA.name}`);
    }
    measured.push(storefront.memory());
  }
  client.close();
  return measured;
}

function report(measured: number[]): void {
  const [early = 0] = measured;
  const ratios = measured.map((bytes) => bytes / early);
  printTable(
    `Resident memory on Node ${process.versions.node}, ${AT_ONCE} signed-in views of ${PATHS.join(' and ')} at once`,
    ['views', 'MB', 'of the first'],
    VIEWS.map((count, index) => [
      count.toLocaleString('en'),
      ((measured[index] ?? 0) / 1e6).toFixed(0),
      (ratios[index] ?? 0).toFixed(2),
    ]),
  );
  const isWithin = (ratios.at(-1) ?? 0) <= LIMIT;
  console.log(`\nAt most ${LIMIT} times: ${isWithin ? 'yes' : 'no'}.`);
  if (!isWithin) process.exitCode = 1;
}
