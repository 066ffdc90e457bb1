import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type CryptoKey,
  exportJWK,
  exportPKCS8,
  exportSPKI,
  generateKeyPair,
  importPKCS8,
  SignJWT,
} from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  base64url,
  claims,
  type Forgery,
  ours,
  parts,
  refusal,
  sign,
  strangers,
} from './test-tokens';

const algorithmRefused = 'ERR_JOSE_ALG_NOT_ALLOWED';
const signatureRefused = 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED';
const notAToken = 'ERR_JWS_INVALID';
const [{ n: modulus = '', ...ourJwk }, ourPem, strangersJwk] = await Promise.all([
  exportJWK(ours.publicKey),
  exportSPKI(ours.publicKey),
  exportJWK(strangers.publicKey),
]);

const unsigned = (alg: string, signature = '') =>
  `${base64url({ alg, kid: 'ours' })}.${base64url(claims)}.${signature}`;
function signedWithPassword(password: string | Buffer, alg = 'HS256'): string {
  const input = `${base64url({ alg, kid: 'ours', typ: 'JWT' })}.${base64url(claims)}`;
  return `${input}.${createHmac('sha256', password).update(input).digest('base64url')}`;
}
async function signedBy(alg: string, key?: CryptoKey): Promise<string> {
  const own = () => exportPKCS8(ours.privateKey).then((pem) => importPKCS8(pem, alg));
  return new SignJWT(claims).setProtectedHeader({ alg, kid: 'ours' }).sign(key ?? (await own()));
}
describe('a token with another algorithm', () => {
  it.each<Forgery>([
    ['none', algorithmRefused, () => unsigned('none')],
    ['None', algorithmRefused, () => unsigned('None')],
    ['NONE', algorithmRefused, () => unsigned('NONE')],
    ['none, and signed', algorithmRefused, async () => unsigned('none', (await parts())[2])],
    ['rs256', algorithmRefused, async () => unsigned('rs256', (await parts())[2])],
    ['without a name', notAToken, () => unsigned('')],
    ['HS256 with our public key as password', algorithmRefused, () => signedWithPassword(ourPem)],
    ['HS256 with that key, trimmed', algorithmRefused, () => signedWithPassword(ourPem.trim())],
    [
      'HS256 with that key as a JWK',
      algorithmRefused,
      () => signedWithPassword(JSON.stringify({ ...ourJwk, n: modulus })),
    ],
    ['HS256 with its modulus', algorithmRefused, () => signedWithPassword(modulus)],
    [
      'HS256 with the bytes of its modulus',
      algorithmRefused,
      () => signedWithPassword(Buffer.from(modulus, 'base64url')),
    ],
    ['HS256 with any password', algorithmRefused, () => signedWithPassword('secret')],
    ['RS256 that is an HMAC', signatureRefused, () => signedWithPassword(ourPem, 'RS256')],
    ['RS384', algorithmRefused, () => signedBy('RS384')],
    ['RS512', algorithmRefused, () => signedBy('RS512')],
    ['PS256', algorithmRefused, () => signedBy('PS256')],
    [
      'ES256',
      algorithmRefused,
      async () => signedBy('ES256', (await generateKeyPair('ES256')).privateKey),
    ],
  ])('(%s) is refused as %s', (...forgery) => refusal(forgery));
});

describe('a token signed with another key', () => {
  it.each<Forgery>([
    ['under the kid of ours', signatureRefused, () => sign(claims, { kid: 'ours' }, strangers)],
    ['without a kid', signatureRefused, () => sign(claims, {}, strangers)],
    ['under an unknown kid', 'ERR_JWKS_NO_MATCHING_KEY', () => sign(claims, { kid: 'unknown' })],
    ['under the kid of another of ours', signatureRefused, () => sign(claims, { kid: 'older' })],
    ['under a number as kid', 'ERR_JWKS_NO_MATCHING_KEY', () => sign(claims, { kid: 1 })],
    [
      'that is in its header',
      signatureRefused,
      () => sign(claims, { jwk: strangersJwk }, strangers),
    ],
    [
      'that is in its header, under the kid of ours',
      signatureRefused,
      () => sign(claims, { kid: 'ours', jwk: { ...strangersJwk, kid: 'ours' } }, strangers),
    ],
  ])('%s is refused as %s', (...forgery) => refusal(forgery));

  describe('from an address in its header', () => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests += 1;
      response.end(JSON.stringify({ keys: [{ ...strangersJwk, kid: 'attackers', alg: 'RS256' }] }));
    });
    beforeAll(() => once(server.listen(0, '127.0.0.1'), 'listening'));
    afterAll(() => server.close());

    it.each(['jku', 'x5u'])('(%s) is refused without fetching it', async (name) => {
      const there = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
      const forged = (header: object) => () =>
        sign(claims, { [name]: there, ...header }, strangers);
      await refusal(['named', 'ERR_JWKS_NO_MATCHING_KEY', forged({ kid: 'attackers' })]);
      await refusal(['nameless', signatureRefused, forged({})]);
      expect(requests).toBe(0);
    });
  });
});
