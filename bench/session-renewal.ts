// Fifty requests at once with an expired token, to two storefronts on one database: one renewal, no error, no sign-out.
// Half of the tokens are refused by the sandbox ("aged"), half have passed their own `exp` ("short").

import { randomBytes } from 'node:crypto';
import { setTimeout as pass } from 'node:timers/promises';
import { ANNA, signIn } from './sign-in';
import { type Call, openClient } from './support/client';
import type { Databases } from './support/databases';
import type { Program } from './support/program';
import { startSandbox, startServer } from './support/storefront';
import { percentile, printTable } from './support/table';

const SESSIONS_TOGETHER = 10; // Cleeng keeps 25 refresh tokens a customer.
const BATCHES = 10;
const REQUESTS = 50;
const SHORT_LIFETIME = 5;
const USUAL_LIFETIME = 15 * 60;

interface Round {
  renewals: number;
  errors: number;
  signOuts: number;
  milliseconds: number;
}

type Client = ReturnType<typeof openClient>;

export async function measureRenewal(databases: Databases): Promise<void> {
  const sandbox = await startSandbox();
  const surroundings = {
    databaseUrl: await databases.create('renewal'),
    sandboxUrl: sandbox.url,
    sessionKeys: randomBytes(32).toString('base64url'),
  };
  const storefronts = [await startServer(surroundings), await startServer(surroundings)];
  const controls = openClient(sandbox.url);
  const clients = storefronts.map(({ url }) => openClient(url, (body) => body));
  try {
    const rounds: Round[] = [];
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const cookies = await expiredSessions(
        storefronts,
        controls,
        batch % 2 === 0 ? 'aged' : 'short',
      );
      for (const cookie of cookies) rounds.push(await runRound(clients, controls, cookie));
    }
    report(rounds);
  } finally {
    for (const client of [controls, ...clients]) client.close();
    for (const program of [...storefronts, sandbox]) await program.stop();
  }
}

async function expiredSessions(
  storefronts: Program[],
  { send }: Client,
  expiry: 'aged' | 'short',
): Promise<string[]> {
  if (expiry === 'short') await send(control('settings', { jwtLifetime: SHORT_LIFETIME }));
  const cookies: string[] = [];
  for (let number = 0; number < SESSIONS_TOGETHER; number += 1) {
    cookies.push(await signIn(storefronts[number % storefronts.length]?.url ?? ''));
  }
  if (expiry === 'aged') await send(control('advance', { seconds: USUAL_LIFETIME + 60 }));
  else await pass((SHORT_LIFETIME + 1) * 1000);
  await send(control('settings', { jwtLifetime: USUAL_LIFETIME }));
  return cookies;
}

async function runRound(clients: Client[], { send }: Client, cookie: string): Promise<Round> {
  const before = new Date().toISOString();
  const startedAt = performance.now();
  const answers = await Promise.allSettled(
    Array.from({ length: REQUESTS }, (_, number) =>
      clients[number % clients.length]?.send(get('/account', cookie)),
    ),
  );
  const milliseconds = performance.now() - startedAt;
  const calls = (await send({ method: 'GET', path: '/_/calls' })) as Record<string, string>[];
  const since = calls.filter(({ at = '' }) => at >= before);
  const count = (path: RegExp, status?: number) =>
    since.filter(
      (call) => path.test(call.path ?? '') && (!status || Number(call.status) === status),
    ).length;
  const states = await Promise.all(
    clients.map((client) => client.send(get('/api/session', cookie))),
  );
  // A page with stored data, because Cleeng did not respond, counts as an error.
  const complete = Math.min(
    count(/\/customers\/\d+$/, 200),
    answers.filter(
      (answer) => answer.status === 'fulfilled' && String(answer.value).includes(ANNA.email),
    ).length,
  );
  return {
    renewals: count(/\/auths\/refresh_token$/),
    errors: REQUESTS - complete,
    signOuts: states.filter((state) => !String(state).includes('signed-in')).length,
    milliseconds,
  };
}

function report(rounds: Round[]): void {
  const sum = (pick: (round: Round) => number) =>
    rounds.reduce((total, round) => total + pick(round), 0);
  const held = rounds.filter(
    ({ renewals, errors, signOuts }) => renewals === 1 && errors === 0 && signOuts === 0,
  );
  const times = rounds.map(({ milliseconds }) => milliseconds);
  printTable(
    `${rounds.length} rounds of ${REQUESTS} requests at expiry, from two storefronts`,
    ['', 'all rounds'],
    [
      ['renewals at Cleeng', String(sum(({ renewals }) => renewals))],
      ['errors', String(sum(({ errors }) => errors))],
      ['sign-outs', String(sum(({ signOuts }) => signOuts))],
      ['one round, p50, ms', percentile(times, 50).toFixed(0)],
      ['one round, p95, ms', percentile(times, 95).toFixed(0)],
    ],
  );
  console.log(
    `\nExactly one renewal, no error, no sign-out: ${held.length} of ${rounds.length} rounds.`,
  );
  if (held.length < rounds.length) process.exitCode = 1;
}

function get(path: string, cookie: string): Call {
  return { method: 'GET', path, headers: { cookie } };
}

function control(name: string, body: unknown): Call {
  return { method: 'POST', path: `/_/${name}`, body };
}
