// The cost is low on purpose, some milliseconds: tests should not wait for hashing.

import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

const COST = 2 ** 10;
const LENGTH = 32;

/** `<cost>.<salt>.<hash>`, so that a change of the cost leaves older hashes readable. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, COST);
  return `${COST}.${salt.toString('base64url')}.${hash.toString('base64url')}`;
}

export async function isPassword(password: string, stored: string): Promise<boolean> {
  const [cost, salt, hash] = stored.split('.');
  if (!cost || !salt || !hash) throw new Error('A stored password hash is not one');
  const given = await derive(password, Buffer.from(salt, 'base64url'), Number(cost));
  return timingSafeEqual(given, Buffer.from(hash, 'base64url'));
}

function derive(password: string, salt: Buffer, cost: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, LENGTH, { N: cost, r: 8, p: 1 }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
