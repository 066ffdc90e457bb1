// How much of a signed-in page is the session? `/` and `GET /api/session`, each as a guest and signed in, take turns
// under a small constant load. A route that asks for the session and does little else shows what the session costs:
// its signed-in request less the guest's. The same route, the same server, the same minute.

import { type Call, measureRate, openClient } from './client';
import type { Databases } from './databases';
import { ANNA, signIn } from './sign-in';
import { startStorefront } from './storefront';
import { percentile, printTable } from './table';

const ROUNDS = 20;
const WARM_UP = 3;
const CALLS = 200;
const AT_ONCE = 4;

/** Milliseconds of one request each: the time of a round, divided among its requests. */
interface Round {
  guestPage: number;
  signedInPage: number;
  guestRoute: number;
  signedInRoute: number;
}

export async function measureShare(databases: Databases): Promise<void> {
  const storefront = await startStorefront({ DATABASE_URL: await databases.create('share') });
  const client = openClient(storefront.url, (body) => body);

  async function timeOf(path: string, cookie: string, expected: string): Promise<number> {
    const call: Call = { method: 'GET', path, headers: { cookie } };
    const { perSecond, answers } = await measureRate(client.ask, Array(CALLS).fill(call), AT_ONCE);
    if (!answers.every((answer) => String(answer).includes(expected))) {
      throw new Error(`${path} did not say "${expected}"`);
    }
    return 1000 / perSecond;
  }

  try {
    const cookie = await signIn(storefront.url);
    const rounds: Round[] = [];
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      rounds.push({
        guestPage: await timeOf('/', '', 'Join Foyer'),
        signedInPage: await timeOf('/', cookie, ANNA.name),
        guestRoute: await timeOf('/api/session', '', 'guest'),
        signedInRoute: await timeOf('/api/session', cookie, ANNA.name),
      });
    }
    report(rounds.slice(WARM_UP));
  } finally {
    client.close();
    await storefront.stop();
  }
}

function report(rounds: Round[]): void {
  const cost = ({ signedInRoute, guestRoute }: Round) => signedInRoute - guestRoute;
  printTable(
    `${ROUNDS} rounds of ${CALLS} requests of each kind, ${AT_ONCE} at once: median of the rounds, and their middle half`,
    ['', 'median', '25 %', '75 %'],
    [
      row(
        'GET /, guest, ms',
        rounds.map(({ guestPage }) => guestPage),
      ),
      row(
        'GET /, signed in, ms',
        rounds.map(({ signedInPage }) => signedInPage),
      ),
      row('the session, ms', rounds.map(cost)),
      row(
        'the session / GET / signed in',
        rounds.map((round) => cost(round) / round.signedInPage),
      ),
      row(
        'throughput of GET /, signed in / guest',
        rounds.map(({ guestPage, signedInPage }) => guestPage / signedInPage),
      ),
    ],
  );
}

function row(name: string, figures: number[]): string[] {
  return [name, ...[50, 25, 75].map((percent) => percentile(figures, percent).toFixed(2))];
}
