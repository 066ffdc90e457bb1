// For tests: tokens as the store makes them, and the hands that forge them. They are minted by hand, since a library would
// refuse to make most of the bad ones. Noon is the hour at which all are looked at.
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
export const noon = new Date('2026-11-21T12:00:00Z');
export const noonInSeconds = noon.getTime() / 1000;
export const header = { typ: 'JWT', alg: 'HS512' };
export const claims = {
  customer: { id: 4927, email: 'John.Doe@example.com', group_id: '6' },
  iss: 'bc/apps',
  sub: app.storeHash,
  iat: noonInSeconds - 5,
  exp: noonInSeconds + 895,
  version: 1,
  aud: app.clientId,
  application_id: app.clientId,
  store_hash: app.storeHash,
  operation: 'current_customer',
};

/** `undefined` takes a claim away. */
export const claiming = (changes: object) => mint({ ...claims, ...changes });
export const ofCustomer = (changes: object) =>
  claiming({ customer: { ...claims.customer, ...changes } });
export const headed = (changes: object) => mint(claims, { ...header, ...changes });

export function mint(
  payload: unknown = claims,
  head: object = header,
  secret: string = app.clientSecret,
  hash = 'sha512',
): string {
  const signed = `${base64url(head)}.${base64url(payload)}`;
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`;
}

/** A good one of so many bytes. The two signatures differ in length, since base64url leaves out every fourth one. */
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

/** A good one of the configured store's, issued so many seconds ago. */
export function storeToken(customerId: number, secondsAgo = 0): string {
  const { clientId, clientSecret, storeHash } = env().bigcommerce ?? app;
  const iat = Math.floor(Date.now() / 1000) - secondsAgo;
  const theirs = {
    customer: { ...claims.customer, id: customerId },
    sub: storeHash,
    store_hash: storeHash,
  };
  const ours = { aud: clientId, application_id: clientId, iat, exp: iat + 900 };
  return mint({ ...claims, ...theirs, ...ours }, header, clientSecret);
}

export function base64url(value: unknown): string {
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString(
    'base64url',
  );
}

/** The verdict at noon, unless told otherwise. */
export function verify(token: string, now = noon) {
  return verifyCurrentCustomer(token, app, now);
}

/** `[what it is, why it is refused, the token]` */
export type Forgery = [name: string, code: string, token: string];

/** Holds where the token is refused for that reason. */
export async function refusal([, code, token]: Forgery): Promise<void> {
  await expect(verify(token)).rejects.toMatchObject({ name: 'CurrentCustomerInvalid', code });
}
