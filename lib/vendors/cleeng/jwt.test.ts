import { type CryptoKey, createLocalJWKSet, exportJWK, exportSPKI, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { verifyCleengToken } from './jwt';

const publisherId = '123456789';
const now = new Date('2026-11-21T12:00:00Z');
const seconds = now.getTime() / 1000;
const good = { customerId: 100000001, publisherId: 123456789, exp: seconds + 900 };

type Pair = { privateKey: CryptoKey; publicKey: CryptoKey };
const [ours, older, strangers]: Pair[] = await Promise.all(
  ['ours', 'older', 'strangers'].map(() => generateKeyPair('RS256', { extractable: true })),
);
if (!ours || !older || !strangers) throw new Error('No keys.');
const published = {
  keys: [
    { ...(await exportJWK(older.publicKey)), kid: 'older', alg: 'RS256', use: 'sig' },
    { ...(await exportJWK(ours.publicKey)), kid: 'ours', alg: 'RS256', use: 'sig' },
  ],
};

const sign = (
  claims: Record<string, unknown>,
  header: { kid?: string } = { kid: 'ours' },
  pair: Pair = ours,
) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...header }).sign(pair.privateKey);
const verify = (jwt: string) =>
  verifyCleengToken(jwt, { keys: createLocalJWKSet(published), publisherId, now });
const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const without = (claim: keyof typeof good) =>
  Object.fromEntries(Object.entries(good).filter(([name]) => name !== claim));

describe("a token of Cleeng's", () => {
  it.each<[string, () => Promise<string>]>([
    ['names its key', () => sign(good)],
    ['names no key, and the second of two published ones made it', () => sign(good, {})],
    ['names no key, and the first of two published ones made it', () => sign(good, {}, older)],
    ['writes the customer as a string', () => sign({ ...good, customerId: '100000001' })],
    ['writes the publisher as a string', () => sign({ ...good, publisherId })],
    ['carries more than we ask for', () => sign({ ...good, email: 'ann@example.com', iat: seconds })],
    ['expired half a minute ago', () => sign({ ...good, exp: seconds - 29 })],
    ['was issued by a clock half a minute ahead', () => sign({ ...good, iat: seconds + 30 })],
  ])('is good where it %s', async (_, make) => {
    expect(await verify(await make())).toMatchObject({ customerId: '100000001' });
  });

  it('says when it expires', async () => {
    const { expiresAt } = await verify(await sign(good));
    expect(expiresAt).toEqual(new Date('2026-11-21T12:15:00Z'));
  });
});

describe('a token', () => {
  it.each<[string, string, () => Promise<string> | string]>([
    [
      'that is not signed',
      'ERR_JOSE_ALG_NOT_ALLOWED',
      () => `${base64url({ alg: 'none' })}.${base64url(good)}.`,
    ],
    [
      'signed with our public key as if it were a password',
      'ERR_JOSE_ALG_NOT_ALLOWED',
      async () => {
        const password = new TextEncoder().encode(await exportSPKI(ours.publicKey));
        return new SignJWT(good).setProtectedHeader({ alg: 'HS256', kid: 'ours' }).sign(password);
      },
    ],
    [
      'signed with another algorithm',
      'ERR_JOSE_ALG_NOT_ALLOWED',
      async () => {
        const { privateKey } = await generateKeyPair('RS512');
        return new SignJWT(good).setProtectedHeader({ alg: 'RS512', kid: 'ours' }).sign(privateKey);
      },
    ],
    [
      "signed by a stranger in our key's name",
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
      () => sign(good, { kid: 'ours' }, strangers),
    ],
    [
      'signed by a stranger in no name',
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
      () => sign(good, {}, strangers),
    ],
    ['of an unknown key', 'ERR_JWKS_NO_MATCHING_KEY', () => sign(good, { kid: 'unknown' })],
    [
      'with other claims than were signed',
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
      async () => {
        const [header, , signature] = (await sign(good)).split('.');
        return [header, base64url({ ...good, customerId: 100000002 }), signature].join('.');
      },
    ],
    [
      'that was cut short',
      'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
      async () => (await sign(good)).slice(0, -4),
    ],
    [
      'without a signature',
      'ERR_JWS_INVALID',
      async () => (await sign(good)).split('.').slice(0, 2).join('.'),
    ],
    ['that is none', 'ERR_JWS_INVALID', () => 'eyJ'],
    ['that is empty', 'ERR_JWS_INVALID', () => ''],
    ['of 10 kB', 'token_too_long', () => sign({ ...good, padding: 'x'.repeat(10_000) })],
    ['of another publisher', 'other_publisher', () => sign({ ...good, publisherId: 987654321 })],
    [
      'that expired half a minute ago and a second',
      'ERR_JWT_EXPIRED',
      () => sign({ ...good, exp: seconds - 31 }),
    ],
    ['that expired last year', 'ERR_JWT_EXPIRED', () => sign({ ...good, exp: seconds - 31_536_000 }, {})],
    ['that is not good yet', 'ERR_JWT_CLAIM_VALIDATION_FAILED', () => sign({ ...good, nbf: seconds + 60 })],
    ['from the future', 'issued_in_the_future', () => sign({ ...good, iat: seconds + 31 })],
    ['without an end', 'ERR_JWT_CLAIM_VALIDATION_FAILED', () => sign(without('exp'))],
    ['without a customer', 'claim_customerId', () => sign(without('customerId'))],
    ['without a publisher', 'claim_publisherId', () => sign(without('publisherId'))],
    ['of a customer that is no id', 'claim_customerId', () => sign({ ...good, customerId: '../1' })],
    ['of customer null', 'claim_customerId', () => sign({ ...good, customerId: null })],
    ['of half a customer', 'claim_customerId', () => sign({ ...good, customerId: 1.5 })],
  ])('%s is refused as %s', async (_, code, make) => {
    const jwt = await make();
    await expect(verify(jwt)).rejects.toMatchObject({ name: 'CleengTokenInvalid', code });
  });

  it('is not repeated in the reason', async () => {
    const jwt = await sign({ ...good, publisherId: 987654321 });
    const refusal = await verify(jwt).catch((error: Error) => error);
    expect(String(refusal)).toBe('CleengTokenInvalid: the token was refused: other_publisher');
  });
});
