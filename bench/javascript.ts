// How much JavaScript somebody downloads before they can log in: all of it, compressed, as a browser that never
// was here receives it. A browser that knows modules skips what is marked nomodule. More than the limit fails.

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
