// The cost of the session in a signed-in page. `GET /api/session` does little else, so its signed-in request minus the
// guest's is that cost.

import { randomBytes } from 'node:crypto';
import { ANNA, signIn } from './sign-in';
import { type Call, measureRate, openClient } from './support/client';
import type { Databases } from './support/databases';
import type { Program } from './support/program';
import { startSandbox, startServer } from './support/storefront';
import { median, printTable } from './support/table';

const ROUNDS = 50;
const WARM_UP = 10;
const CALLS = 40;
const AT_ONCE = 4;

const kinds = ['guest page', 'signed-in page', 'guest route', 'signed-in route'] as const;
type Kind = (typeof kinds)[number];

/** Milliseconds a request: by the clock with four at once, and of the storefront's processor time. */
interface Cost {
  clock: number;
  processor: number;
}

export async function measureShare(databases: Databases): Promise<void> {
  const sandbox = await startSandbox();
  const storefront = await startServer({
    databaseUrl: await databases.create('share'),
    sandboxUrl: sandbox.url,
    sessionKeys: randomBytes(32).toString('base64url'),
  });
  try {
    report(await measureCosts(storefront));
  } finally {
    await storefront.stop();
    await sandbox.stop();
  }
}

async function measureCosts(storefront: Program): Promise<Record<Kind, Cost[]>> {
  const cookie = await signIn(storefront.url);
  const requests: Record<Kind, { path: string; cookie: string; expected: string }> = {
    'guest page': { path: '/', cookie: '', expected: 'Join Foyer' },
    'signed-in page': { path: '/', cookie, expected: ANNA.name },
    'guest route': { path: '/api/session', cookie: '', expected: 'guest' },
    'signed-in route': { path: '/api/session', cookie, expected: ANNA.name },
  };
  const client = openClient(storefront.url, (body) => body);

  async function costOf(kind: Kind): Promise<Cost> {
    const { path, cookie, expected } = requests[kind];
    const call: Call = { method: 'GET', path, headers: { cookie } };
    const before = storefront.processorTime();
    const { perSecond, answers } = await measureRate(client.send, Array(CALLS).fill(call), AT_ONCE);
    const processor = (storefront.processorTime() - before) / CALLS;
    if (!answers.every((answer) => String(answer).includes(expected))) {
      throw new Error(`${path} did not contain "${expected}"`);
    }
    return { clock: 1000 / perSecond, processor };
  }

  const costs: Record<Kind, Cost[]> = {
    'guest page': [],
    'signed-in page': [],
    'guest route': [],
    'signed-in route': [],
  };
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    for (const kind of kinds) {
      const cost = await costOf(kind);
      if (round >= WARM_UP) costs[kind].push(cost);
    }
  }
  client.close();
  return costs;
}

function report(costs: Record<Kind, Cost[]>): void {
  const processor = figures((kind) => average(costs[kind].map((cost) => cost.processor)));
  const clock = figures((kind) => median(costs[kind].map((cost) => cost.clock)));
  const names = [
    'GET /, guest, ms',
    'GET /, signed in, ms',
    'the session, ms',
    'the session / GET / signed in',
    'throughput of GET /, signed in / guest',
  ];
  printTable(
    `${ROUNDS} rounds of ${CALLS} requests of each kind, ${AT_ONCE} at once`,
    ['', 'processor time', 'by the clock'],
    names.map((name, index) => [
      name,
      ...[processor, clock].map((column) => column[index]?.toFixed(2) ?? ''),
    ]),
  );
}

function figures(timeOf: (kind: Kind) => number): number[] {
  const [guest, signedIn] = [timeOf('guest page'), timeOf('signed-in page')];
  const session = timeOf('signed-in route') - timeOf('guest route');
  return [guest, signedIn, session, session / signedIn, guest / signedIn];
}

/** Not the median: processor time is counted in steps as long as two requests. */
function average(times: number[]): number {
  return times.reduce((sum, time) => sum + time, 0) / times.length;
}
