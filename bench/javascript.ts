// The compressed JavaScript that a browser with an empty cache downloads for the login page, without `nomodule` scripts.

import { type Script, scriptsOf } from './support/browser';
import { startStorefront } from './support/storefront';
import { printTable } from './support/table';

const LIMIT = 144_000;
const PAGE = '/login';

export async function measure(): Promise<void> {
  const storefront = await startStorefront();
  try {
    report(await scriptsOf(`${storefront.url}${PAGE}`));
  } finally {
    await storefront.stop();
  }
}

function report(scripts: Script[]): void {
  const total = scripts.reduce((sum, { compressed }) => sum + compressed, 0);
  const largestFirst = scripts.toSorted((one, other) => other.compressed - one.compressed);
  printTable(
    `JavaScript of ${PAGE}`,
    ['file', 'bytes, compressed'],
    [
      ...largestFirst.map(({ path, compressed }) => [path, String(compressed)]),
      ['total', String(total)],
    ],
  );

  const isWithin = total <= LIMIT;
  console.log(`\nWithin ${LIMIT} bytes: ${isWithin ? 'yes' : 'no'}.`);
  if (!isWithin) process.exitCode = 1;
}
