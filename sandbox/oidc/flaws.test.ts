import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { openSandbox } from '../test-sandbox';
import { CLIENT_ID, CLIENT_SECRET } from './client';
import { ANNA, NINA, OLGA } from './seed';
import { idTokenFlaws } from './settings';
import { signIn, verify } from './test-provider';

const sandbox = openSandbox();
const secret = new TextEncoder().encode(CLIENT_SECRET);
const other = 'another-client';

async function claimsWith(settings: Record<string, unknown>, person = ANNA) {
  await sandbox.control('settings', settings);
  return decodeJwt((await signIn(sandbox, person)).idToken);
}

describe('the setting oidcIdToken', () => {
  it.each([
    ['wrong-nonce', { nonce: 'another-nonce' }],
    ['wrong-issuer', { iss: expect.stringMatching(/\/oidc\/other$/) }],
    ['wrong-audience', { aud: other }],
    ['two-audiences', { aud: [CLIENT_ID, other], azp: CLIENT_ID }],
    ['two-audiences-without-azp', { aud: [CLIENT_ID, other] }],
    ['wrong-azp', { aud: CLIENT_ID, azp: other }],
    ['email-unverified', { email: 'anna@example.com', email_verified: false }],
    ['email-verified-as-text', { email: 'anna@example.com', email_verified: 'true' }],
    ['extra-claims', { email: 'anna@example.com', roles: ['admin'], customerId: 100000001 }],
  ])('says %s', async (oidcIdToken, claims) => {
    expect(await claimsWith({ oidcIdToken })).toMatchObject(claims);
  });

  it.each([
    ['no-nonce', 'nonce'],
    ['no-exp', 'exp'],
    ['no-iat', 'iat'],
    ['no-sub', 'sub'],
    ['no-email', 'email'],
    ['no-email-verified', 'email_verified'],
    ['two-audiences-without-azp', 'azp'],
  ])('with %s leaves out %s', async (oidcIdToken, claim) => {
    expect(await claimsWith({})).toHaveProperty(claim === 'azp' ? 'aud' : claim);
    expect(await claimsWith({ oidcIdToken })).not.toHaveProperty(claim);
  });

  it.each([
    ['expired', -7200],
    ['issued-in-future', 3600],
  ])('says %s', async (oidcIdToken, seconds) => {
    const { iat = 0, exp = 0 } = await claimsWith({ oidcIdToken });
    expect(Math.abs(iat - Date.now() / 1000 - seconds)).toBeLessThan(60);
    expect(exp - iat).toBe(3600);
  });

  it.each([
    ['alg-none', { alg: 'none' }],
    ['hs256', { alg: 'HS256', typ: 'JWT' }],
    ['unknown-kid', { alg: 'RS256', typ: 'JWT', kid: 'unknown' }],
    ['no-kid', { alg: 'RS256', typ: 'JWT' }],
  ])('with %s has another header', async (oidcIdToken, header) => {
    await sandbox.control('settings', { oidcIdToken });
    const { idToken } = await signIn(sandbox);
    expect(
      oidcIdToken === 'alg-none'
        ? JSON.parse(Buffer.from(idToken.split('.')[0] ?? '', 'base64url').toString())
        : decodeProtectedHeader(idToken),
    ).toEqual(header);
  });

  it('signs with the client secret, with a key that is not published, or not at all', async () => {
    await sandbox.control('settings', { oidcIdToken: 'hs256' });
    await jwtVerify((await signIn(sandbox)).idToken, secret, { algorithms: ['HS256'] });
    await sandbox.control('settings', { oidcIdToken: 'alg-none' });
    expect((await signIn(sandbox)).idToken).toMatch(/^[\w-]+\.[\w-]+\.$/);
    await sandbox.control('settings', { oidcIdToken: 'unknown-kid' });
    const unknown = verify(sandbox, (await signIn(sandbox)).idToken);
    await expect(unknown).rejects.toThrow(errors.JWKSNoMatchingKey);
    await sandbox.control('settings', { oidcIdToken: 'other-key' });
    const forged = verify(sandbox, (await signIn(sandbox)).idToken);
    await expect(forged).rejects.toThrow(errors.JWSSignatureVerificationFailed);
  });

  it('leaves the signature right where another thing is wrong', async () => {
    const signatures = ['alg-none', 'hs256', 'unknown-kid', 'other-key'];
    const rightlySigned = idTokenFlaws.filter((flaw) => !signatures.includes(flaw));
    for (const oidcIdToken of rightlySigned) {
      await sandbox.control('settings', { oidcIdToken });
      const { idToken } = await signIn(sandbox);
      await verify(sandbox, idToken, {
        issuer: undefined,
        audience: undefined,
        currentDate: new Date(0),
      });
    }
  });
});

it('gives the name and the e-mail to userinfo alone, where oidcClaims says so', async () => {
  await sandbox.control('settings', { oidcClaims: 'userinfo' });
  const { idToken, accessToken } = await signIn(sandbox);
  expect(decodeJwt(idToken)).toMatchObject({ sub: ANNA });
  expect(decodeJwt(idToken)).not.toHaveProperty('email');
  expect(decodeJwt(idToken)).not.toHaveProperty('name');
  const { body } = await sandbox.request('GET', '/oidc/userinfo', { jwt: accessToken });
  expect(body).toMatchObject({ sub: ANNA, email: 'anna@example.com', name: 'Anna de Vries' });
});

it("gives Nina's address to Olga, where oidcAddressReassigned says so", async () => {
  const reassigned = { oidcAddressReassigned: true };
  expect(await claimsWith(reassigned, OLGA)).toMatchObject({
    sub: OLGA,
    email: 'nina@example.com',
  });
  const nina = { sub: NINA, email: 'nina.new@example.com' };
  expect(await claimsWith(reassigned, NINA)).toMatchObject(nina);
});

it.each([600, -600])('has a clock that is off by %s seconds', async (oidcClockOffset) => {
  const { iat = 0, exp = 0, auth_time } = await claimsWith({ oidcClockOffset });
  expect(Math.abs(iat - Date.now() / 1000 - oidcClockOffset)).toBeLessThan(60);
  expect(exp - iat).toBe(3600);
  expect(Number(auth_time)).toBeLessThanOrEqual(iat);
});
