import { describe, expect, it } from 'vitest';
import { fingerprintOf, verifyCurrentCustomer } from './current-customer';
import {
  app,
  claiming,
  claims,
  header,
  mint,
  noon,
  noonInSeconds,
  ofCustomer,
  ofLength,
  verify,
} from './test-tokens';

const seconds = (count: number) => new Date((noonInSeconds + count) * 1000);

describe("a token of the store's", () => {
  it('says who is shopping', async () => {
    expect(await verify(mint())).toEqual({
      storeHash: app.storeHash,
      customerId: 4927,
      email: 'John.Doe@example.com',
      groupId: 6,
      acceptedUntil: new Date((claims.exp + 30) * 1000),
    });
  });

  it.each([
    ['HS512, as live ones are', 'HS512', 'sha512'],
    ['HS256, as the samples show', 'HS256', 'sha256'],
  ])('may be signed with %s', async (_, alg, hash) => {
    expect(await verify(mint(claims, { ...header, alg }, app.clientSecret, hash))).toMatchObject({
      customerId: 4927,
    });
  });

  it.each(['our-apps-own-client-secret-0001', '0123456789abcdef'.repeat(4)])(
    'may be signed with a secret of the length of %s',
    async (clientSecret) => {
      for (const [alg, hash] of [
        ['HS256', 'sha256'],
        ['HS512', 'sha512'],
      ]) {
        const token = mint(claims, { ...header, alg }, clientSecret, hash);
        expect(await verifyCurrentCustomer(token, { ...app, clientSecret }, noon)).toBeDefined();
      }
    },
  );

  it.each([
    ['in no group', ofCustomer({ group_id: '0' }), { groupId: null }],
    [
      'with an address beyond ASCII',
      ofCustomer({ email: 'zoë@exämple.com' }),
      { email: 'zoë@exämple.com' },
    ],
    [
      'with claims that are new to us',
      claiming({ channel_id: 1, nonce: 'x' }),
      { customerId: 4927 },
    ],
  ])('may be of a customer %s', async (_, token, customer) => {
    expect(await verify(token)).toMatchObject(customer);
  });

  it('may be 4,096 bytes long', async () => {
    expect(await verify(ofLength(4_096))).toMatchObject({ customerId: 4927 });
  });

  it('gives the same answer as often as it is asked about', async () => {
    const token = mint();
    expect(await verify(token)).toEqual(await verify(token));
  });

  it('is of another app where the same process knows two', async () => {
    const other = { ...app, clientSecret: 'the-secret-of-quite-another-app' };
    const theirs = mint(claims, header, other.clientSecret);
    expect(await verifyCurrentCustomer(theirs, other, noon)).toBeDefined();
    await expect(verify(theirs)).rejects.toMatchObject({ code: 'signature' });
  });
});

describe('the clock', () => {
  const { iat, exp } = claims;
  it.each([
    ['29 s after the end', exp + 29, undefined],
    ['30 s after the end', exp + 30, 'expired'],
    ['31 s after the end', exp + 31, 'expired'],
    ['29 s before it was issued', iat - 29, undefined],
    ['30 s before it was issued', iat - 30, undefined],
    ['31 s before it was issued', iat - 31, 'from_the_future'],
  ])('%s', async (_, at, code) => {
    const verdict = verify(mint(), new Date(at * 1000));
    if (code) await expect(verdict).rejects.toMatchObject({ code });
    else expect(await verdict).toMatchObject({ customerId: 4927 });
  });

  it.each([
    ['900 s', 900, undefined],
    ['901 s', 901, 'lifetime'],
    ['an hour', 3_600, 'lifetime'],
    ['1 s', 1, undefined],
    ['no time', 0, 'lifetime'],
    ['less than no time', -1, 'lifetime'],
  ])('lets a token live for %s', async (_, life, code) => {
    const verdict = verify(claiming({ iat: noonInSeconds, exp: noonInSeconds + life }));
    if (code) await expect(verdict).rejects.toMatchObject({ code });
    else expect(await verdict).toMatchObject({ customerId: 4927 });
  });

  it('refuses what was issued too long ago, whenever it says that it ends', async () => {
    const token = claiming({ iat: noonInSeconds, exp: noonInSeconds + 86_400 });
    await expect(verify(token, seconds(930))).rejects.toMatchObject({ code: 'lifetime' });
    await expect(verify(token, seconds(931))).rejects.toMatchObject({ code: 'too_old' });
  });

  it('accepts nothing any more from when a used token need not be remembered', async () => {
    const token = mint();
    const { acceptedUntil } = await verify(token);
    await expect(verify(token, acceptedUntil)).rejects.toMatchObject({ code: 'expired' });
    expect(await verify(token, new Date(acceptedUntil.getTime() - 1))).toBeDefined();
  });
});

describe('a fingerprint', () => {
  it('is the same for a token whose signature is spelt otherwise', async () => {
    const token = mint();
    // 64 bytes take 86 letters, and of the last one four bits are idle.
    const letter = base64urlLetters.indexOf(token.slice(-1));
    const respelt = token.slice(0, -1) + base64urlLetters.charAt(letter + 1);
    expect(await verify(respelt)).toEqual(await verify(token));
    expect(fingerprintOf(respelt)).toBe(fingerprintOf(token));
  });

  it('is another for another token', () => {
    expect(fingerprintOf(claiming({ iat: claims.iat - 1 }))).not.toBe(fingerprintOf(mint()));
    expect(fingerprintOf(mint())).toMatch(/^[0-9a-f]{64}$/);
  });
});
const base64urlLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
