// Start-up, memory after 1,000 mixed calls, and requests per second of every address of the sandbox, each beside a bare
// Hono route measured at the same time.

import { type Call, measureRate, openClient, type Send } from './support/client';
import { MIXED_CALLS, sendMixedCalls } from './support/mixed-calls';
import {
  acceptance,
  answers,
  login,
  own,
  personFrom,
  refresh,
  registration,
  requestReset,
  resetsFromMail,
} from './support/people';
import { type Program, startProgram } from './support/program';
import { startSandbox } from './support/storefront';
import { median, printTable } from './support/table';

const STARTS = 5;
const CALLS = 400; // the mailbox keeps 500
const AT_ONCE = 8;
const OFFER = 'S916977979_NL';

const startBare = () =>
  startProgram('sandbox/bench/bare-hono.ts', { ready: /^bare ready on (\S+)$/ });

export async function measure(): Promise<void> {
  const startUps = {
    sandbox: await medianStartUp(startSandbox),
    bare: await medianStartUp(startBare),
  };
  const [sandbox, bare] = [await startSandbox(), await startBare()];
  const [sandboxClient, bareClient] = [openClient(sandbox.url), openClient(bare.url)];

  await sendMixedCalls(sandboxClient.send);
  await measureRate(bareClient.send, repeat({ method: 'GET', path: '/' }, MIXED_CALLS), AT_ONCE);
  const memory = { sandbox: sandbox.memory(), bare: bare.memory() };
  const rates = await measureAddresses(sandboxClient.send, bareClient.send);

  for (const client of [sandboxClient, bareClient]) client.close();
  await Promise.all([sandbox.stop(), bare.stop()]);
  printWeights(startUps, memory);
  printTable(
    `${CALLS} calls an address, ${AT_ONCE} at once`,
    ['address', 'sandbox, per second', 'bare route, per second', 'sandbox / bare'],
    rates,
  );
}

async function medianStartUp(start: () => Promise<Program>): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < STARTS; run += 1) {
    const program = await start();
    times.push(program.startUp);
    await program.stop();
  }
  return median(times);
}

async function measureAddresses(send: Send, sendBare: Send): Promise<string[][]> {
  const rows: string[][] = [];
  async function measureAddress(name: string, calls: Call[]): Promise<unknown[]> {
    const bare = await measureRate(sendBare, calls, AT_ONCE);
    const { perSecond, answers } = await measureRate(send, calls, AT_ONCE);
    const ratio = perSecond / bare.perSecond;
    rows.push([name, perSecond.toFixed(0), bare.perSecond.toFixed(0), ratio.toFixed(2)]);
    return answers;
  }

  const emails = Array.from({ length: CALLS }, (_, number) => `bench-${number}@example.com`);
  const registered = await measureAddress('POST /customers', emails.map(registration));
  const people = emails.map((email, index) => personFrom(email, registered[index]));
  const measureOwn = (method: string, path: string, body?: unknown) =>
    measureAddress(
      `${method} ${path}`,
      people.map((person) => own(person, method, path, body)),
    );

  await measureAddress('GET /locales', repeat({ method: 'GET', path: '/cleeng/locales' }));
  const consents = '/cleeng/publishers/123456789/consents';
  await measureAddress('GET /publishers/:id/consents', repeat({ method: 'GET', path: consents }));
  await measureAddress('POST /auths', people.map(login));
  await measureAddress('POST /auths/refresh_token', people.map(refresh));
  await measureAddress(
    'POST /sso/auths',
    people.map(({ email }) => singleSignOn(email)),
  );
  await measureOwn('GET', '/customers/:id');
  await measureOwn('PATCH', '/customers/:id', { firstName: 'Ada' });
  await measureOwn('GET', '/customers/:id/consents');
  await measureOwn('PUT', '/customers/:id/consents', acceptance);
  await measureOwn('GET', '/customers/:id/capture/status');
  await measureOwn('PUT', '/customers/:id/capture', answers);
  await measureOwn('GET', '/customers/:id/subscriptions');
  await measureOwn('GET', '/customers/:id/offers');
  await measureOwn('GET', `/entitlements/${OFFER}`);
  await measureAddress('GET /offers', repeat({ method: 'GET', path: '/cleeng/offers' }));
  await measureAddress(
    'GET /offers/:offerId',
    repeat({ method: 'GET', path: `/cleeng/offers/${OFFER}` }),
  );
  await measureAddress('PUT /customers/passwords', people.map(requestReset));
  await measureAddress('PATCH /customers/passwords', await resetsFromMail(send));
  await measureOwn('DELETE', '/refresh_tokens');
  await measureAddress(
    'GET /.well-known/jwks.json',
    repeat({ method: 'GET', path: '/cleeng/.well-known/jwks.json' }),
  );
  return rows;
}

function repeat(call: Call, times = CALLS): Call[] {
  return Array.from({ length: times }, () => call);
}

function singleSignOn(customerEmail: string): Call {
  const headers = { 'x-publisher-token': 'sandbox-publisher-token' };
  return { method: 'POST', path: '/cleeng/sso/auths', body: { customerEmail }, headers };
}

type Pair = Record<'sandbox' | 'bare', number>;

function printWeights(startUps: Pair, memory: Pair): void {
  const row = (name: string, { sandbox, bare }: Pair, unit: string) => [
    name,
    `${sandbox.toFixed(0)} ${unit}`,
    `${bare.toFixed(0)} ${unit}`,
    (sandbox / bare).toFixed(2),
  ];
  const mebibytes = ({ sandbox, bare }: Pair): Pair => ({
    sandbox: sandbox / 2 ** 20,
    bare: bare / 2 ** 20,
  });
  printTable(
    'The process',
    ['', 'sandbox', 'bare route', 'sandbox / bare'],
    [
      row(`start-up, median of ${STARTS}`, startUps, 'ms'),
      row(`memory after ${MIXED_CALLS} calls`, mebibytes(memory), 'MiB'),
    ],
  );
}
