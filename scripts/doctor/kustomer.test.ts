import { SignJWT, UnsecuredJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { checkKey } from './kustomer';

const now = new Date('2026-11-21T12:00:00Z');
const yesterday = now.getTime() / 1000 - 86_400;
const signed = (claims: Record<string, unknown>) =>
  new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new Uint8Array(32));
const unsigned = (claims: Record<string, unknown>) => new UnsecuredJWT(claims).encode();
const signedKey = await signed({ roles: ['org.tracking'] });

describe('the API key', () => {
  const fit = [
    unsigned({ org: '1', orgName: 'acme', roles: ['org.tracking'] }),
    signedKey,
    unsigned({ roles: ['org.tracking'], exp: yesterday + 100_000 }),
  ];
  it.each(fit)('is fine when its only role is the chat', (key) => {
    expect(checkKey(key, now)).toMatchObject({ outcome: 'fine', advice: '' });
  });

  it('is a failure when it has expired', () => {
    expect(checkKey(unsigned({ roles: ['org.tracking'], exp: yesterday }), now)).toMatchObject({
      outcome: 'failure',
      result: 'expired',
    });
  });

  it.each([
    'a-word-of-an-older-kind',
    unsigned({ org: '1' }),
    unsigned({ roles: 'org.tracking' }),
    'a.b.c',
  ])('is a warning when it does not contain its roles: %s', (key) => {
    expect(checkKey(key, now)).toMatchObject({ outcome: 'warning' });
  });
});
