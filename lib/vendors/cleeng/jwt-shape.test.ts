import { CompactEncrypt, CompactSign, FlattenedSign, generateKeyPair } from 'jose';
import { describe, it } from 'vitest';
import { base64url, claims, type Forgery, ours, parts, refusal, sign } from './test-tokens';

const signatureRefused = 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED';
const notAToken = 'ERR_JWS_INVALID';
const notCompact = 'token_malformed';

describe('a token of another form', () => {
  it.each<Forgery>([
    [
      'with an unknown critical parameter',
      'ERR_JOSE_NOT_SUPPORTED',
      () => critical({ 'urn:x': 1 }, ['urn:x']),
    ],
    [
      'with a critical parameter that is missing',
      'ERR_JOSE_NOT_SUPPORTED',
      () => critical({}, ['exp']),
    ],
    ['with an empty list of critical parameters', notAToken, () => critical({}, [])],
    [
      'with other claims than were signed',
      signatureRefused,
      async () =>
        [(await parts())[0], base64url({ ...claims, customerId: 2 }), (await parts())[2]].join('.'),
    ],
    ['that was cut short', signatureRefused, async () => (await sign()).slice(0, -4)],
    ['with more than was signed', signatureRefused, async () => `${await sign()}AAAA`],
    ['without a signature', notCompact, async () => (await parts()).slice(0, 2).join('.')],
    [
      'with an empty signature',
      signatureRefused,
      async () => `${(await parts()).slice(0, 2).join('.')}.`,
    ],
    [
      'without a payload',
      signatureRefused,
      async () => [(await parts())[0], '', (await parts())[2]].join('.'),
    ],
    ['of three empty parts', notAToken, () => '..'],
    ['of one part', notCompact, () => 'eyJ'],
    ['that is empty', notCompact, () => ''],
    ['of 10 kB', 'token_too_long', () => sign({ ...claims, padding: 'x'.repeat(10_000) })],
    ['of 10 kB of dots', 'token_too_long', () => '.'.repeat(10_000)],
    ['in Cyrillic letters', notCompact, () => 'ключ.ключ.ключ'],
    [
      'with an emoji for a signature',
      notCompact,
      async () => [...(await parts()).slice(0, 2), '🎬'].join('.'),
    ],
    ['with a line break within', notCompact, async () => (await sign()).replace(/(.{5})$/, '\n$1')],
    ['with a line break at its end', notCompact, async () => `${await sign()}\n`],
    ['with padding', notCompact, async () => `${await sign()}==`],
    ['whose header is no JSON', notAToken, () => `${base64url('{')}.${base64url(claims)}.AAAA`],
    ['whose header is a list', notAToken, () => `${base64url([])}.${base64url(claims)}.AAAA`],
    ['whose header is null', notAToken, () => `${base64url('null')}.${base64url(claims)}.AAAA`],
    ['whose claims are no JSON', 'ERR_JWT_INVALID', () => payloadOf('{')],
    ['whose claims are a list', 'ERR_JWT_INVALID', () => payloadOf('[]')],
    ['whose claims are null', 'ERR_JWT_INVALID', () => payloadOf('null')],
    ['with the word Bearer before it', notCompact, async () => `Bearer ${await sign()}`],
    ['that is JSON', notCompact, async () => JSON.stringify(await flattened())],
    ['that is encrypted', notCompact, encrypted],
  ])('%s is refused as %s', (...forgery) => refusal(forgery));
});

const payloadOf = (text: string) =>
  new CompactSign(Buffer.from(text))
    .setProtectedHeader({ alg: 'RS256', kid: 'ours' })
    .sign(ours.privateKey);

/** Signed, with `crit` in its header. jose would refuse to make some of these. */
async function critical(header: object, crit: string[]): Promise<string> {
  const input = `${base64url({ alg: 'RS256', kid: 'ours', crit, ...header })}.${base64url(claims)}`;
  const signature = await crypto.subtle.sign(
    'RSASSA-PKCS1-v1_5',
    ours.privateKey,
    Buffer.from(input),
  );
  return `${input}.${Buffer.from(signature).toString('base64url')}`;
}

const flattened = () =>
  new FlattenedSign(Buffer.from(JSON.stringify(claims)))
    .setProtectedHeader({ alg: 'RS256', kid: 'ours' })
    .sign(ours.privateKey);

async function encrypted(): Promise<string> {
  const { publicKey } = await generateKeyPair('RSA-OAEP-256');
  return new CompactEncrypt(Buffer.from(await sign()))
    .setProtectedHeader({ alg: 'RSA-OAEP-256', enc: 'A256GCM' })
    .encrypt(publicKey);
}
