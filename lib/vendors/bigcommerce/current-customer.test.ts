import { describe, expect, it, vi } from 'vitest';
import { measureClock } from '@/lib/http/clock';
import { fingerprintOf, verifyCurrentCustomer } from './current-customer';
import {
  app,
  claims,
  header,
  mint,
  ofLength,
  testTime,
  testTimeInSeconds,
  verify,
  withClaims,
  withCustomer,
} from './test-tokens';

const seconds = (count: number) => new Date((testTimeInSeconds + count) * 1000);

describe('a valid token', () => {
  it('names the customer', async () => {
    expect(await verify(mint())).toEqual({
      storeHash: app.storeHash,
      customerId: 4927,
      email: 'John.Doe@example.com',
      groupId: 6,
      acceptedUntil: new Date((claims.exp + 30) * 1000),
      spentUntil: new Date((claims.exp + 120) * 1000),
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
        expect(
          await verifyCurrentCustomer(token, { ...app, clientSecret }, testTime),
        ).toBeDefined();
      }
    },
  );

  it.each([
    ['in no group', withCustomer({ group_id: '0' }), { groupId: null }],
    [
      'with an address beyond ASCII',
      withCustomer({ email: 'zoë@exämple.com' }),
      { email: 'zoë@exämple.com' },
    ],
    [
      'with claims that are new to us',
      withClaims({ channel_id: 1, nonce: 'x' }),
      { customerId: 4927 },
    ],
  ])('may be of a customer %s', async (_, token, customer) => {
    expect(await verify(token)).toMatchObject(customer);
  });

  it('may be 4,096 bytes long', async () => {
    expect(await verify(ofLength(4_096))).toMatchObject({ customerId: 4927 });
  });

  it('gives the same result each time', async () => {
    const token = mint();
    expect(await verify(token)).toEqual(await verify(token));
  });

  it('counts only for the app whose secret signed it', async () => {
    const otherApp = { ...app, clientSecret: 'the-secret-of-quite-another-app' };
    const token = mint(claims, header, otherApp.clientSecret);
    expect(await verifyCurrentCustomer(token, otherApp, testTime)).toBeDefined();
    await expect(verify(token)).rejects.toMatchObject({ code: 'signature' });
  });
});

describe('the time of a token', () => {
  const { iat, exp } = claims;
  it.each([
    ['accepts 29 s after the end', exp + 29, undefined],
    ['refuses 30 s after the end', exp + 30, 'expired'],
    ['refuses 31 s after the end', exp + 31, 'expired'],
    ['accepts 29 s before it was issued', iat - 29, undefined],
    ['accepts 30 s before it was issued', iat - 30, undefined],
    ['refuses 31 s before it was issued', iat - 31, 'from_the_future'],
  ])('%s', async (_, at, code) => {
    const verdict = verify(mint(), new Date(at * 1000));
    if (code) await expect(verdict).rejects.toMatchObject({ code });
    else expect(await verdict).toMatchObject({ customerId: 4927 });
  });

  it.each([
    ['accepts 900 s', 900, undefined],
    ['refuses 901 s', 901, 'lifetime'],
    ['refuses an hour', 3_600, 'lifetime'],
    ['accepts 1 s', 1, undefined],
    ['refuses 0 s', 0, 'lifetime'],
    ['refuses -1 s', -1, 'lifetime'],
  ])('%s between iat and exp', async (_, life, code) => {
    const verdict = verify(withClaims({ iat: testTimeInSeconds, exp: testTimeInSeconds + life }));
    if (code) await expect(verdict).rejects.toMatchObject({ code });
    else expect(await verdict).toMatchObject({ customerId: 4927 });
  });

  it('refuses an iat too long ago, whatever exp says', async () => {
    const token = withClaims({ iat: testTimeInSeconds, exp: testTimeInSeconds + 86_400 });
    await expect(verify(token, seconds(930))).rejects.toMatchObject({ code: 'lifetime' });
    await expect(verify(token, seconds(931))).rejects.toMatchObject({ code: 'too_old' });
  });

  it.each([60, -60, 300, -100, 0])(
    'refuses it from acceptedUntil on, %i s ahead',
    async (ahead) => {
      vi.spyOn(console, 'warn').mockReturnValue();
      vi.spyOn(console, 'info').mockReturnValue();
      const response = new Headers({ date: testTime.toUTCString() });
      const ours = testTime.getTime() + ahead * 1000;
      measureClock('bigcommerce', response, ours, ours);
      const token = mint();
      const { acceptedUntil, spentUntil } = await verify(token, new Date(ours));
      expect(spentUntil.getTime()).toBeGreaterThanOrEqual(acceptedUntil.getTime());
      await expect(verify(token, acceptedUntil)).rejects.toMatchObject({ code: 'expired' });
      expect(await verify(token, new Date(acceptedUntil.getTime() - 1))).toBeDefined();
    },
  );
});

describe('a fingerprint', () => {
  it('is the same for another base64url spelling of the signature', async () => {
    const token = mint();
    // 64 bytes take 86 characters, and four bits of the last one are unused.
    const letter = base64urlLetters.indexOf(token.slice(-1));
    const respelt = token.slice(0, -1) + base64urlLetters.charAt(letter + 1);
    expect(await verify(respelt)).toEqual(await verify(token));
    expect(fingerprintOf(respelt)).toBe(fingerprintOf(token));
  });

  it('differs between tokens', () => {
    expect(fingerprintOf(withClaims({ iat: claims.iat - 1 }))).not.toBe(fingerprintOf(mint()));
    expect(fingerprintOf(mint())).toMatch(/^[0-9a-f]{64}$/);
  });
});
const base64urlLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
