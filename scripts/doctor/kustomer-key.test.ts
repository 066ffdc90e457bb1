import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { checkKey } from './kustomer-key';

const now = new Date('2026-11-21T12:00:00Z');
const yesterday = now.getTime() / 1000 - 86_400;
const signed = (claims: Record<string, unknown>) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32));
const unsigned = (claims: Record<string, unknown>) => new UnsecuredJWT(claims).encode();
const signedKey = await signed({ roles: ['org.tracking'] });

describe("a key of Kustomer's", () => {
  const fit = [
    unsigned({ org: '1', orgName: 'acme', roles: ['org.tracking'] }),
    signedKey,
    unsigned({ roles: ['org.tracking'], exp: yesterday + 100_000 }),
  ];
  it.each(fit)('may stand in a page where it can do nothing but chat', (key) => {
    expect(checkKey(key, now)).toMatchObject({ outcome: 'fine', advice: '' });
  });

  it('is of no use once it has run out', () => {
    expect(checkKey(unsigned({ roles: ['org.tracking'], exp: yesterday }), now)).toMatchObject({
      outcome: 'failure',
      answer: 'has run out',
    });
  });

  it.each([
    'a-word-of-an-older-kind',
    unsigned({ org: '1' }),
    unsigned({ roles: 'org.tracking' }),
    'a.b.c',
  ])('may be anything where it does not say: %s', (key) => {
    expect(checkKey(key, now)).toMatchObject({ outcome: 'warning' });
  });
});
