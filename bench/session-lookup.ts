// `currentSession()` in this process, with up to a million rows. The sizes alternate, one lookup each, so that other load
// on the machine affects all of them.

import { randomBytes, randomInt } from 'node:crypto';
import type { Databases } from './support/databases';
import { fillMirrors, sessionTokenOf } from './support/mirrors';
import { whileAnswering } from './support/request';
import { percentile, printTable } from './support/table';

const SIZES = [1_000, 100_000, 1_000_000] as const;
const LOOKUPS = 4_000;
const WARM_UP = 500;
const LIMIT = 1.3;

interface Mirrors {
  count: number;
  use(): void;
  /** Milliseconds. */
  times: number[];
}

export async function measureLookup(databases: Databases): Promise<void> {
  const urls: string[] = [];
  for (const count of SIZES) {
    const url = await databases.create(`mirrors_${count}`);
    await fillMirrors(url, count);
    urls.push(url);
  }
  process.env.DATABASE_URL = urls[0];
  process.env.SESSION_KEYS = randomBytes(32).toString('base64url');
  const { connect } = await import('@/lib/db/connect');
  const { currentSession } = await import('@/lib/session/current');
  const { seal } = await import('@/lib/crypto/seal');
  const clients = urls.map((url) => connect(url));
  const sizes = SIZES.map(
    (count, index): Mirrors => ({
      count,
      use: () => Reflect.set(globalThis, Symbol.for('foyer.database'), clients[index]),
      times: [],
    }),
  );

  async function lookUp({ count, use, times }: Mirrors): Promise<void> {
    use();
    const number = randomInt(1, count + 1);
    const cookie = `foyer-session=${await seal(sessionTokenOf(number), 'session-cookie')}`;
    await whileAnswering(cookie, async () => {
      const startedAt = performance.now();
      const session = await currentSession();
      times.push(performance.now() - startedAt);
      if (session.state !== 'signed-in' || session.name !== `Ada Quist-${number}`) {
        throw new Error(`Mirror ${number} of ${count} was not found: ${JSON.stringify(session)}`);
      }
    });
  }

  for (let round = 0; round < WARM_UP + LOOKUPS; round += 1) {
    if (round === WARM_UP) for (const { times } of sizes) times.length = 0;
    for (let turn = 0; turn < sizes.length; turn += 1) {
      const size = sizes[(round + turn) % sizes.length];
      if (size) await lookUp(size);
    }
  }
  for (const client of clients) await client.$disconnect();
  report(sizes);
}

function report(sizes: Mirrors[]): void {
  const figures = sizes.map(({ count, times }) => ({
    count,
    p50: percentile(times, 50),
    p95: percentile(times, 95),
  }));
  const [fewest] = figures;
  const most = figures.at(-1);
  if (!fewest || !most) throw new Error('Nothing was measured');
  printTable(
    `currentSession(), ${LOOKUPS} random sessions of each size in turn`,
    ['mirrors', 'p50, ms', 'p95, ms', 'p50 / of 1,000', 'p95 / of 1,000'],
    figures.map(({ count, p50, p95 }) => [
      count.toLocaleString('en'),
      p50.toFixed(2),
      p95.toFixed(2),
      (p50 / fewest.p50).toFixed(2),
      (p95 / fewest.p95).toFixed(2),
    ]),
  );
  const isWithin = most.p50 <= LIMIT * fewest.p50 && most.p95 <= LIMIT * fewest.p95;
  console.log(`\nA million at most ${LIMIT} times a thousand: ${isWithin ? 'yes' : 'no'}.`);
  if (!isWithin) process.exitCode = 1;
}
