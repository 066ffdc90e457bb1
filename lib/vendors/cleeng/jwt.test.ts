import { describe, expect, it } from 'vitest';
import {
  claims,
  noonInSeconds,
  older,
  ours,
  publisherId,
  sign,
  strangers,
  verify,
} from './test-tokens';

const without = (claim: keyof typeof claims) =>
  Object.fromEntries(Object.entries(claims).filter(([name]) => name !== claim));
const inSeconds = (seconds: number) => noonInSeconds + seconds;

describe("a token of Cleeng's", () => {
  it.each<[string, () => Promise<string>]>([
    ['names its key', () => sign()],
    ['names no key, and the second of two published ones made it', () => sign(claims, {})],
    ['names no key, and the first of two published ones made it', () => sign(claims, {}, older)],
    ['writes the customer as a string', () => sign({ ...claims, customerId: '100000001' })],
    ['writes the publisher as a string', () => sign({ ...claims, publisherId })],
    [
      'carries more than we ask for',
      () => sign({ ...claims, email: 'ann@example.com', extra: { a: [1] } }),
    ],
    ['expired 29 seconds ago', () => sign({ ...claims, exp: inSeconds(-29) })],
    ['was issued now', () => sign({ ...claims, iat: inSeconds(0) })],
    ['was issued long ago', () => sign({ ...claims, iat: inSeconds(-31_536_000) })],
    ['was issued by a clock 30 seconds ahead', () => sign({ ...claims, iat: inSeconds(30) })],
    ['is good from 30 seconds ahead', () => sign({ ...claims, nbf: inSeconds(30) })],
  ])('is good where it %s', async (_, make) => {
    expect(await verify(await make())).toMatchObject({ customerId: '100000001' });
  });

  it('is good where it names no key and one is published', async () => {
    expect(await verify(await sign(claims, {}), ['ours'])).toMatchObject({
      customerId: '100000001',
    });
  });

  it('says when it expires', async () => {
    const { expiresAt } = await verify(await sign());
    expect(expiresAt).toEqual(new Date('2026-11-21T12:15:00Z'));
  });
});

describe('a token that Cleeng signed', () => {
  const wrongClaim = 'ERR_JWT_CLAIM_VALIDATION_FAILED';
  it.each<[string, string, Record<string, unknown>]>([
    ['for another publisher', 'other_publisher', { ...claims, publisherId: 987654321 }],
    [
      'for another publisher, as a string',
      'other_publisher',
      { ...claims, publisherId: '987654321' },
    ],
    [
      'for a publisher with a blank',
      'other_publisher',
      { ...claims, publisherId: `${publisherId} ` },
    ],
    ['for no publisher', 'claim_publisherId', without('publisherId')],
    ['for publisher null', 'claim_publisherId', { ...claims, publisherId: null }],
    ['for several publishers', 'claim_publisherId', { ...claims, publisherId: [123456789] }],
    ['and that expired 30 seconds ago', 'ERR_JWT_EXPIRED', { ...claims, exp: inSeconds(-30) }],
    ['and that expired 31 seconds ago', 'ERR_JWT_EXPIRED', { ...claims, exp: inSeconds(-31) }],
    ['and that expired last year', 'ERR_JWT_EXPIRED', { ...claims, exp: inSeconds(-31_536_000) }],
    ['without an end', wrongClaim, without('exp')],
    ['with an end in words', wrongClaim, { ...claims, exp: 'tomorrow' }],
    ['with an end as a string', wrongClaim, { ...claims, exp: String(claims.exp) }],
    ['with the end null', wrongClaim, { ...claims, exp: null }],
    ['with an end that no calendar knows', 'claim_exp', { ...claims, exp: 1e300 }],
    ['31 seconds from now', 'issued_in_the_future', { ...claims, iat: inSeconds(31) }],
    ['next year', 'issued_in_the_future', { ...claims, iat: inSeconds(31_536_000) }],
    ['at a time in words', wrongClaim, { ...claims, iat: 'now' }],
    ['and that is good from 31 seconds ahead', wrongClaim, { ...claims, nbf: inSeconds(31) }],
    ['for no customer', 'claim_customerId', without('customerId')],
    ['for customer null', 'claim_customerId', { ...claims, customerId: null }],
    ['for customer zero', 'claim_customerId', { ...claims, customerId: 0 }],
    ['for a customer below zero', 'claim_customerId', { ...claims, customerId: -1 }],
    ['for half a customer', 'claim_customerId', { ...claims, customerId: 1.5 }],
    ['for a customer beyond counting', 'claim_customerId', { ...claims, customerId: 2 ** 53 }],
    ['for nobody, as a string', 'claim_customerId', { ...claims, customerId: '' }],
    ['for a customer that is a path', 'claim_customerId', { ...claims, customerId: '../1' }],
    [
      'for a customer and a line break',
      'claim_customerId',
      { ...claims, customerId: '100000001\n' },
    ],
    ['for a customer in Arabic digits', 'claim_customerId', { ...claims, customerId: '١٢٣' }],
    ['for several customers', 'claim_customerId', { ...claims, customerId: [100000001] }],
    ['for customer true', 'claim_customerId', { ...claims, customerId: true }],
  ])('%s is refused as %s', async (_, code, payload) => {
    const verdict = verify(await sign(payload));
    await expect(verdict).rejects.toMatchObject({ name: 'CleengTokenInvalid', code });
  });
});

it.each([[['ours']], [['older', 'ours']]] as const)(
  'a token of a stranger that names no key is refused where %j is published',
  async ([...kids]) => {
    await expect(verify(await sign(claims, {}, strangers), kids)).rejects.toMatchObject({
      name: 'CleengTokenInvalid',
      code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    });
  },
);

it('a refused token is not repeated in the reason', async () => {
  const jwt = await sign({ ...claims, publisherId: 987654321 }, {}, ours);
  const refusal = await verify(jwt).catch((error: Error) => error);
  expect(String(refusal)).toBe('CleengTokenInvalid: the token was refused: other_publisher');
});
