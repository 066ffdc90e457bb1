import { exportJWK, exportSPKI, generateKeyPair } from 'jose';
import { expect, it } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { verifyIdToken } from './id-token';
import {
  base64url,
  clientId,
  clientSecret,
  idClaims,
  seconds,
  signed,
  testProvider,
} from './test-provider';

setEnvironment({});
const { rsa, ec, options } = await testProvider();
const stranger = await generateKeyPair('RS256');
const header = { alg: 'RS256', kid: 'rsa' };
const secret = new TextEncoder().encode(clientSecret);

const sign = (claims: object = {}, ofHeader: object = {}, key = rsa.privateKey) =>
  signed({ ...idClaims, ...claims }, key, { ...header, ...ofHeader });
const good = await sign();
const [head = '', body = '', signature = ''] = good.split('.');
const unsigned = (alg: string) => `${base64url({ alg })}.${body}.`;
const publicPem = new TextEncoder().encode(await exportSPKI(rsa.publicKey));

type Forgery = [name: string, code: string, token: string];

const forgeries: Forgery[] = [
  // Signature and algorithm
  ['alg none', 'ERR_JOSE_ALG_NOT_ALLOWED', unsigned('none')],
  ['alg None', 'ERR_JOSE_ALG_NOT_ALLOWED', unsigned('None')],
  ['alg none with a signature', 'ERR_JOSE_ALG_NOT_ALLOWED', `${unsigned('none')}${signature}`],
  ['no algorithm', 'ERR_JWS_INVALID', `${base64url({ kid: 'rsa' })}.${body}.${signature}`],
  [
    'a list of algorithms',
    'ERR_JWS_INVALID',
    `${base64url({ alg: ['RS256'] })}.${body}.${signature}`,
  ],
  [
    'HS256 with the client secret',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    await signed(idClaims, secret, { alg: 'HS256' }),
  ],
  [
    'HS256 with our public key',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    await signed(idClaims, publicPem, { alg: 'HS256', kid: 'rsa' }),
  ],
  [
    'HS512',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    await signed(idClaims, Buffer.alloc(64, 1), { alg: 'HS512' }),
  ],
  [
    'an algorithm that the provider does not use',
    'ERR_JOSE_ALG_NOT_ALLOWED',
    `${base64url({ ...header, alg: 'PS256' })}.${body}.${signature}`,
  ],
  [
    'ES256 with the id of the RSA key',
    'ERR_JWKS_NO_MATCHING_KEY',
    await signed(idClaims, ec.privateKey, { alg: 'ES256', kid: 'rsa' }),
  ],
  [
    'an unknown key',
    'ERR_JWKS_NO_MATCHING_KEY',
    await sign({}, { kid: 'new' }, stranger.privateKey),
  ],
  [
    "a stranger's key under the right id",
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    await sign({}, {}, stranger.privateKey),
  ],
  [
    'a key within the token',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    await sign({}, { jwk: await exportJWK(stranger.publicKey) }, stranger.privateKey),
  ],
  [
    'the address of a key',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    await sign({}, { jku: 'https://evil.example/jwks' }, stranger.privateKey),
  ],
  [
    'a critical extension',
    'ERR_JOSE_NOT_SUPPORTED',
    `${base64url({ ...header, crit: ['x'], x: 1 })}.${body}.${signature}`,
  ],
  ['no signature', 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED', `${head}.${body}.`],
  ['a signature cut short', 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED', good.slice(0, -4)],
  [
    'other claims under the same signature',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    `${head}.${base64url({ ...idClaims, sub: 'admin' })}.${signature}`,
  ],
  // Shape
  ['nothing', 'ERR_JWS_INVALID', ''],
  ['two parts', 'ERR_JWS_INVALID', `${head}.${body}`],
  ['four parts', 'ERR_JWS_INVALID', `${good}.x`],
  [
    'a body that is no JSON',
    'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    `${head}.${base64url('{')}.${signature}`,
  ],
  ['20 kB', 'token_too_long', await sign({ padding: 'x'.repeat(20_000) })],
  // Issuer and audience
  [
    'another issuer',
    'ERR_JWT_CLAIM_VALIDATION_FAILED:iss',
    await sign({ iss: 'http://127.0.0.1:4010/other' }),
  ],
  [
    'our issuer with a slash',
    'ERR_JWT_CLAIM_VALIDATION_FAILED:iss',
    await sign({ iss: `${idClaims.iss}/` }),
  ],
  ['no issuer', 'ERR_JWT_CLAIM_VALIDATION_FAILED:iss', await sign({ iss: undefined })],
  ['another audience', 'ERR_JWT_CLAIM_VALIDATION_FAILED:aud', await sign({ aud: 'shop' })],
  ['no audience', 'ERR_JWT_CLAIM_VALIDATION_FAILED:aud', await sign({ aud: undefined })],
  ['an empty list of audiences', 'ERR_JWT_CLAIM_VALIDATION_FAILED:aud', await sign({ aud: [] })],
  ['two audiences and no azp', 'other_party', await sign({ aud: [clientId, 'shop'] })],
  [
    'two audiences, issued to the other',
    'other_party',
    await sign({ aud: [clientId, 'shop'], azp: 'shop' }),
  ],
  ['issued to another party', 'other_party', await sign({ azp: 'shop' })],
  // Times
  ['expired', 'ERR_JWT_EXPIRED:exp', await sign({ exp: seconds - 61 })],
  ['no expiry', 'claim_exp', await sign({ exp: undefined })],
  ['an expiry that is text', 'ERR_JWT_CLAIM_VALIDATION_FAILED:exp', await sign({ exp: 'never' })],
  ['no time of issue', 'ERR_JWT_CLAIM_VALIDATION_FAILED:iat', await sign({ iat: undefined })],
  [
    'issued ten minutes ahead of our clock',
    'ERR_JWT_CLAIM_VALIDATION_FAILED:iat',
    await sign({ iat: seconds + 600, exp: seconds + 900 }),
  ],
  [
    'issued ten minutes ago',
    'ERR_JWT_EXPIRED:iat',
    await sign({ iat: seconds - 600, exp: seconds + 3_600 }),
  ],
  ['not yet valid', 'ERR_JWT_CLAIM_VALIDATION_FAILED:nbf', await sign({ nbf: seconds + 600 })],
  // The person
  ['no subject', 'claim_sub', await sign({ sub: undefined })],
  ['an empty subject', 'claim_sub', await sign({ sub: '' })],
  ['a subject that is a number', 'claim_sub', await sign({ sub: 7 })],
];

it('returns the person', async () => {
  expect(await verifyIdToken(good, options)).toEqual({
    issuer: idClaims.iss,
    subject: 'person-1',
    sid: 'session-1',
    email: 'nina@example.com',
    givenName: 'Nina',
    familyName: 'Berg',
  });
});

it.each([
  ['ES256', await signed(idClaims, ec.privateKey, { alg: 'ES256', kid: 'ec' })],
  ['two audiences, issued to us', await sign({ aud: [clientId, 'shop'], azp: clientId })],
  ['a clock that is 30 s slow', await sign({ iat: seconds + 30 })],
  ['a clock that is 30 s fast', await sign({ iat: seconds - 30, exp: seconds - 20 })],
  ['no name', await sign({ given_name: undefined, family_name: 7 })],
])('accepts %s', async (_, token) => {
  expect(await verifyIdToken(token, options)).toMatchObject({ subject: 'person-1' });
});

it.each(forgeries)('refuses %s: %s', async (_, code, token) => {
  await expect(verifyIdToken(token, options)).rejects.toMatchObject({
    name: 'OidcTokenInvalid',
    code,
  });
});

it.each([
  ['sso_email_missing', 'no address', await sign({ email: undefined })],
  ['sso_email_missing', 'an address that is no text', await sign({ email: ['a@example.com'] })],
  ['sso_email_unverified', 'an unverified address', await sign({ email_verified: false })],
  ['sso_email_unverified', 'an address verified as text', await sign({ email_verified: 'true' })],
  [
    'sso_email_unverified',
    'nothing said of the address',
    await sign({ email_verified: undefined }),
  ],
])('refuses as %s: %s', async (code, _, token) => {
  await expect(verifyIdToken(token, options)).rejects.toMatchObject({ name: 'Refusal', code });
});
