// Only fingerprints are kept. Taking a token is synchronous on purpose: of two refreshes at once exactly one succeeds.

import { randomBytes } from 'node:crypto';
import { ageInSeconds, stampNow } from '../world/ageing';
import { fingerprint } from '../world/fingerprint';
import type { World } from '../world/world';
import { signJwt } from './jwt';
import type { Customer, IssuedToken } from './world';

const LIVE_TOKENS_PER_CUSTOMER = 25;

export async function issueTokens(world: World, customer: Customer, publisherId: number) {
  const refreshToken = randomBytes(32).toString('hex');
  rememberRefreshToken(world, refreshToken, {
    customerId: customer.id,
    publisherId,
    issued: stampNow(world),
  });
  return { jwt: await signJwt(world, customer, publisherId), refreshToken };
}

function rememberRefreshToken(world: World, token: string, entry: IssuedToken): void {
  const live = world.cleeng.refreshTokens;
  const mine = Object.keys(live).filter((key) => live[key]?.customerId === entry.customerId);
  for (const oldest of mine.slice(0, -LIVE_TOKENS_PER_CUSTOMER + 1)) delete live[oldest];
  live[fingerprint(token)] = entry;
}

/** Uses the token up and returns its customer, if it was valid. */
export function takeRefreshToken(world: World, token: string): IssuedToken | undefined {
  const key = fingerprint(token);
  const entry = world.cleeng.refreshTokens[key];
  if (!entry) return undefined;
  delete world.cleeng.refreshTokens[key];
  return ageInSeconds(world, entry.issued) < world.settings.refreshTokenLifetime
    ? entry
    : undefined;
}

export function revokeRefreshTokens(world: World, customerId: number): void {
  for (const [key, entry] of Object.entries(world.cleeng.refreshTokens)) {
    if (entry.customerId === customerId) delete world.cleeng.refreshTokens[key];
  }
}

/** For Cleeng's older JSON-RPC API, which the sandbox does not have. */
export function newCustomerToken(): string {
  return randomBytes(36).toString('base64url');
}
