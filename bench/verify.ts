// `verifyCurrentCustomer` beside bare jose. Both alternate with the same tokens, so that other load affects both.

import { createHmac } from 'node:crypto';
import { jwtVerify } from 'jose';
import { verifyCurrentCustomer } from '@/lib/vendors/bigcommerce/current-customer';
import { median, printTable } from './support/table';

const ROUNDS = 500;
const WARM_UP = 50;
const A_ROUND = 50;
const LIMIT = 0.8;

const app = {
  clientId: 'app',
  clientSecret: 'a-client-secret-of-31-character',
  storeHash: 'store',
};

/** Milliseconds of each round. */
interface Times {
  ours: number[];
  bare: number[];
}

export async function measure(): Promise<void> {
  const results: [string, Times][] = [];
  for (const bits of [256, 512] as const) results.push([`HS${bits}`, await measureWith(bits)]);
  report(results.map(([name, times]) => figuresOf(name, times)));
}

async function measureWith(bits: 256 | 512): Promise<Times> {
  const tokens = Array.from({ length: A_ROUND }, (_, index) => mint(index + 1, bits));
  const key = await crypto.subtle.importKey(
    'raw',
    new TextEncoder().encode(app.clientSecret),
    { name: 'HMAC', hash: `SHA-${bits}` },
    false,
    ['verify'],
  );
  const verifiers = {
    ours: (token: string) => verifyCurrentCustomer(token, app),
    bare: (token: string) => jwtVerify(token, key),
  };
  const times: Times = { ours: [], bare: [] };
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const order = round % 2 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const);
    for (const name of order) {
      const took = await timeOf(tokens, verifiers[name]);
      if (round >= WARM_UP) times[name].push(took);
    }
  }
  return times;
}

async function timeOf(
  tokens: string[],
  verify: (token: string) => Promise<unknown>,
): Promise<number> {
  const startedAt = performance.now();
  for (const token of tokens) await verify(token);
  return performance.now() - startedAt;
}

function mint(customerId: number, bits: number): string {
  const iat = Math.floor(Date.now() / 1000);
  const claims = {
    customer: { id: customerId, email: `customer-${customerId}@example.com`, group_id: '0' },
    iss: 'bc/apps',
    sub: app.storeHash,
    iat,
    exp: iat + 900,
    version: 1,
    aud: app.clientId,
    application_id: app.clientId,
    store_hash: app.storeHash,
    operation: 'current_customer',
  };
  const signed = [{ typ: 'JWT', alg: `HS${bits}` }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${signed}.${createHmac(`sha${bits}`, app.clientSecret).update(signed).digest('base64url')}`;
}

function figuresOf(name: string, { ours, bare }: Times) {
  const perSecond = (times: number[]) => (1_000 * A_ROUND) / median(times);
  // The ratio of each round, then the median: other load affects both halves of a round.
  const share = median(ours.map((took, round) => (bare[round] ?? 0) / took));
  return { name, ours: perSecond(ours), bare: perSecond(bare), share };
}

function report(figures: ReturnType<typeof figuresOf>[]): void {
  printTable(
    `${ROUNDS} rounds of ${A_ROUND} tokens, one after the other`,
    ['token', 'verifyCurrentCustomer, per second', 'jwtVerify, per second', 'ours / bare'],
    figures.map(({ name, ours, bare, share }) => [
      name,
      ours.toFixed(0),
      bare.toFixed(0),
      share.toFixed(2),
    ]),
  );
  const isWithin = figures.every(({ share }) => share >= LIMIT);
  console.log(`\nAt least ${LIMIT} of bare jose: ${isWithin ? 'yes' : 'no'}.`);
  if (!isWithin) process.exitCode = 1;
}
