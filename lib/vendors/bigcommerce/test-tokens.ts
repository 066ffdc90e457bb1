// For tests: tokens as a store signs them, and forged ones. No library: it would refuse to make most of the forged ones.
import 'server-only';
import { createHmac } from 'node:crypto';
import { expect } from 'vitest';
import { env } from '@/lib/env/env';
import { verifyCurrentCustomer } from './current-customer';

export const app = {
  clientId: 'ourapp0000000000000000000000000',
  clientSecret: 'our-apps-own-client-secret-0001', // 31 characters, as old ones have.
  storeHash: 'ourstore1',
};
export const testTime = new Date('2026-11-21T12:00:00Z');
export const testTimeInSeconds = testTime.getTime() / 1000;
export const header = { typ: 'JWT', alg: 'HS512' };
export const claims = {
  customer: { id: 4927, email: 'John.Doe@example.com', group_id: '6' },
  iss: 'bc/apps',
  sub: app.storeHash,
  iat: testTimeInSeconds - 5,
  exp: testTimeInSeconds + 895,
  version: 1,
  aud: app.clientId,
  application_id: app.clientId,
  store_hash: app.storeHash,
  operation: 'current_customer',
};

/** `undefined` removes a claim. */
export const withClaims = (changes: object) => mint({ ...claims, ...changes });
export const withCustomer = (changes: object) =>
  withClaims({ customer: { ...claims.customer, ...changes } });
export const withHeader = (changes: object) => mint(claims, { ...header, ...changes });

export function mint(
  payload: unknown = claims,
  head: object = header,
  secret: string = app.clientSecret,
  hash = 'sha512',
): string {
  const signed = `${base64url(head)}.${base64url(payload)}`;
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`;
}

/** A valid token of so many bytes. Tries both algorithms, since base64url never has a length of 4n + 1. */
export function ofLength(length: number): string {
  for (const [alg, hash] of [
    ['HS256', 'sha256'],
    ['HS512', 'sha512'],
  ] as const) {
    const withPadding = (count: number) =>
      mint({ ...claims, padding: 'x'.repeat(count) }, { ...header, alg }, app.clientSecret, hash);
    const missing = length - withPadding(0).length;
    for (let count = 0; count <= missing; count += 1) {
      const token = withPadding(count);
      if (token.length === length) return token;
    }
  }
  throw new Error(`There is no token of ${length} bytes.`);
}

export function storeToken(customerId: number, secondsAgo = 0): string {
  const { clientId, clientSecret, storeHash } = env().bigcommerce ?? app;
  const iat = Math.floor(Date.now() / 1000) - secondsAgo;
  const ofStore = {
    customer: { ...claims.customer, id: customerId },
    sub: storeHash,
    store_hash: storeHash,
  };
  const ofApp = { aud: clientId, application_id: clientId, iat, exp: iat + 900 };
  return mint({ ...claims, ...ofStore, ...ofApp }, header, clientSecret);
}

export function base64url(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString(
    'base64url',
  );
}

export function verify(token: string, now = testTime) {
  return verifyCurrentCustomer(token, app, now);
}

export type Forgery = [name: string, code: string, token: string];

export async function refusal([, code, token]: Forgery): Promise<void> {
  await expect(verify(token)).rejects.toMatchObject({ name: 'CurrentCustomerInvalid', code });
}
