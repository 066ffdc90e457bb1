import { describe, expect, it, vi } from 'vitest';
import { measureClock } from '@/lib/http/clock';
import {
  claims,
  noon,
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

describe('a valid token', () => {
  it.each<[string, () => Promise<string>]>([
    ['has a kid', () => sign()],
    ['has no kid and was signed by the second of two keys', () => sign(claims, {})],
    ['has no kid and was signed by the first of two keys', () => sign(claims, {}, older)],
    ['has the customer as a string', () => sign({ ...claims, customerId: '100000001' })],
    ['has the publisher as a string', () => sign({ ...claims, publisherId })],
    [
      'has additional claims',
      () => sign({ ...claims, email: 'ann@example.com', extra: { a: [1] } }),
    ],
    ['expired 29 seconds ago', () => sign({ ...claims, exp: inSeconds(-29) })],
    ['was issued now', () => sign({ ...claims, iat: inSeconds(0) })],
    ['was issued long ago', () => sign({ ...claims, iat: inSeconds(-31_536_000) })],
    ['was issued by a clock 30 seconds ahead', () => sign({ ...claims, iat: inSeconds(30) })],
    ['is valid from 30 seconds ahead', () => sign({ ...claims, nbf: inSeconds(30) })],
  ])('is accepted where it %s', async (_, make) => {
    expect(await verify(await make())).toMatchObject({ customerId: '100000001' });
  });

  it('is accepted without a kid where one key is published', async () => {
    expect(await verify(await sign(claims, {}), ['ours'])).toMatchObject({
      customerId: '100000001',
    });
  });

  it('has its expiry', async () => {
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
    ['without exp', wrongClaim, without('exp')],
    ['with exp as a word', wrongClaim, { ...claims, exp: 'tomorrow' }],
    ['with exp as a string', wrongClaim, { ...claims, exp: String(claims.exp) }],
    ['with exp null', wrongClaim, { ...claims, exp: null }],
    ['with exp beyond any date', 'claim_exp', { ...claims, exp: 1e300 }],
    ['issued 31 seconds from now', 'issued_in_the_future', { ...claims, iat: inSeconds(31) }],
    ['issued next year', 'issued_in_the_future', { ...claims, iat: inSeconds(31_536_000) }],
    ['with iat as a word', wrongClaim, { ...claims, iat: 'now' }],
    ['and that is valid from 31 seconds ahead', wrongClaim, { ...claims, nbf: inSeconds(31) }],
    ['for no customer', 'claim_customerId', without('customerId')],
    ['for customer null', 'claim_customerId', { ...claims, customerId: null }],
    ['for customer zero', 'claim_customerId', { ...claims, customerId: 0 }],
    ['for a negative customer', 'claim_customerId', { ...claims, customerId: -1 }],
    ['for a customer that is a fraction', 'claim_customerId', { ...claims, customerId: 1.5 }],
    [
      'for a customer beyond a safe integer',
      'claim_customerId',
      { ...claims, customerId: 2 ** 53 },
    ],
    ['for an empty customer', 'claim_customerId', { ...claims, customerId: '' }],
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
  'a token without a kid from an unknown key is refused where %j is published',
  async ([...kids]) => {
    await expect(verify(await sign(claims, {}, strangers), kids)).rejects.toMatchObject({
      name: 'CleengTokenInvalid',
      code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    });
  },
);

it('the error does not contain the refused token', async () => {
  const jwt = await sign({ ...claims, publisherId: 987654321 }, {}, ours);
  const refusal = await verify(jwt).catch((error: Error) => error);
  expect(String(refusal)).toBe('CleengTokenInvalid: the token was refused: other_publisher');
});

it.each([-100, 60])('is judged by the clock of its sender: ours is %i s ahead', async (ahead) => {
  vi.spyOn(console, 'warn').mockReturnValue();
  const now = new Date(noon.getTime() + ahead * 1000);
  measureClock('cleeng', new Headers({ date: noon.toUTCString() }), now.getTime(), now.getTime());
  const judged = async (times: object) =>
    verify(await sign({ ...claims, ...times }), undefined, now);
  expect(await judged({ iat: inSeconds(0), exp: inSeconds(1) })).toBeDefined();
  for (const times of [{ exp: inSeconds(-45) }, { iat: inSeconds(45) }]) {
    await expect(judged(times)).rejects.toMatchObject({ name: 'CleengTokenInvalid' });
  }
});
