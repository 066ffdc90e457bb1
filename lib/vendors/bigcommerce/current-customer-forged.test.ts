import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, it } from 'vitest';
import {
  app,
  base64url,
  claiming,
  claims,
  type Forgery,
  headed,
  header,
  mint,
  noonInSeconds,
  ofCustomer,
  ofLength,
  refusal,
} from './test-tokens';

const good = mint();
const [head = '', body = '', signature = ''] = good.split('.');
const unsigned = (alg: string) => `${base64url({ ...header, alg })}.${body}.`;
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = { kty: 'oct', k: base64url('an attackers own key, of 32 bytes') };

function signedByRsa(): string {
  const signed = `${base64url({ ...header, alg: 'RS256' })}.${body}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
}

const algorithms: Forgery[] = [
  ['none, without a signature', 'malformed', unsigned('none')],
  ['none, with a signature', 'algorithm', headed({ alg: 'none' })],
  ['None in odd case', 'algorithm', headed({ alg: 'nOnE' })],
  ['RS256', 'algorithm', signedByRsa()],
  [
    'RS256 with a signature of our secret',
    'algorithm',
    mint(
      claims,
      { ...header, alg: 'RS256' },
      publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    ),
  ],
  ['HS384', 'algorithm', mint(claims, { ...header, alg: 'HS384' }, app.clientSecret, 'sha384')],
  ['ES256', 'algorithm', headed({ alg: 'ES256' })],
  ['PS512', 'algorithm', headed({ alg: 'PS512' })],
  ['hs512 in small letters', 'algorithm', headed({ alg: 'hs512' })],
  [
    'Hs256 in odd case',
    'algorithm',
    mint(claims, { ...header, alg: 'Hs256' }, app.clientSecret, 'sha256'),
  ],
  ['HS512 with a blank', 'algorithm', headed({ alg: 'HS512 ' })],
  ['no algorithm', 'malformed', headed({ alg: undefined })],
  ['a list of algorithms', 'malformed', headed({ alg: ['HS512'] })],
  ['HS256 claimed, HS512 made', 'signature', headed({ alg: 'HS256' })],
  ['HS512 claimed, HS256 made', 'signature', mint(claims, header, app.clientSecret, 'sha256')],
];

const headers: Forgery[] = [
  ['a critical extension', 'header', headed({ crit: ['exp'], exp: noonInSeconds + 900 })],
  ['an empty list of critical extensions', 'malformed', headed({ crit: [] })],
  [
    'a key of its own, signed with it',
    'signature',
    mint(claims, { ...header, jwk }, 'an attackers own key, of 32 bytes'),
  ],
  ['a key of its own, signed with ours', 'header', headed({ jwk })],
  ['the address of its keys', 'header', headed({ jku: 'https://evil.example/jwks.json' })],
  ['the address of its certificate', 'header', headed({ x5u: 'https://evil.example/cert.pem' })],
  ['a name for its key', 'header', headed({ kid: 'one' })],
  ['a name that is a path', 'header', headed({ kid: '../../etc' })],
  ['a name that is none', 'header', headed({ kid: {} })],
  ['a certificate', 'header', headed({ x5c: ['MIIB'] })],
  ['an unencoded payload', 'malformed', headed({ b64: false, crit: ['b64'] })],
  ['an unencoded payload, not critical', 'header', headed({ b64: false })],
  ['compression', 'header', headed({ zip: 'DEF' })],
  ['another type', 'header', headed({ typ: 'at+jwt' })],
  ['no type', 'header', headed({ typ: undefined })],
  ['a list as its header', 'malformed', mint(claims, ['HS512'])],
];

const signatures: Forgery[] = [
  ['of another app', 'signature', mint(claims, header, 'another-apps-own-client-secret1')],
  ['of nobody', 'malformed', `${head}.${body}.`],
  [
    'of another token',
    'signature',
    `${head}.${base64url({ ...claims, customer: { ...claims.customer, id: 1 } })}.${signature}`,
  ],
  [
    'under another header',
    'signature',
    `${base64url({ ...header, kid: 'x' })}.${body}.${signature}`,
  ],
  ['cut short', 'signature', good.slice(0, -2)],
];

const shapes: Forgery[] = [
  ['nothing', 'malformed', ''],
  ['two parts', 'malformed', `${head}.${body}`],
  ['four parts', 'malformed', `${good}.${signature}`],
  ['five parts, as if encrypted', 'malformed', `${head}..${body}.${signature}.x`],
  ['in quotes', 'malformed', `"${good}"`],
  ['with a blank before it', 'malformed', ` ${good}`],
  ['with a line end after it', 'malformed', `${good}\n`],
  ['padded', 'malformed', `${good}==`],
  ['in the other base64', 'malformed', `${good}+/`],
  ['beyond ASCII', 'malformed', `${head}.${body}.${signature}é`],
  ['with a letter that looks like another', 'malformed', good.replace('.', '․')],
  ['with a byte of nought', 'malformed', `${good}\0`],
  ['longer by a letter than any real one', 'too_long', ofLength(4_097)],
  ['a payload that is no JSON', 'malformed', mint('not json')],
  ['a payload that is a list', 'malformed', mint([claims])],
  ['a payload that is a word', 'malformed', mint('"current_customer"')],
];

/** What is wrong with them first is what is said. */
const theirs = { sub: 'theirstore', store_hash: 'theirstore' };
const twoFaults: Forgery[] = [
  [
    'of no customer, in another store',
    'claim customer',
    claiming({ ...theirs, customer: undefined }),
  ],
  [
    'to log in with, in another store',
    'claim sub',
    claiming({ ...theirs, operation: 'customer_login' }),
  ],
  ['of another version, in another store', 'claim sub', claiming({ ...theirs, version: 2 })],
  [
    'to log in with, at another app',
    'claim application_id',
    claiming({ application_id: 'theirapp', operation: 'customer_login' }),
  ],
  [
    'to log in with, in another version',
    'claim operation',
    claiming({ operation: 'customer_login', version: 2 }),
  ],
  [
    'of another version, with too long a life',
    'claim version',
    claiming({ version: 2, exp: claims.exp + 1 }),
  ],
  [
    'of another store, with too long a life',
    'claim sub',
    claiming({ ...theirs, exp: claims.exp + 1 }),
  ],
];

const otherTokens: Forgery[] = [
  ['of another store', 'claim sub', claiming({ sub: 'theirstore', store_hash: 'theirstore' })],
  ['of a store by its subject alone', 'claim store_hash', claiming({ store_hash: 'theirstore' })],
  ['of our store by its hash alone', 'claim sub', claiming({ sub: 'theirstore' })],
  [
    'of our store in capitals',
    'claim sub',
    claiming({ sub: 'OURSTORE1', store_hash: 'OURSTORE1' }),
  ],
  ['for another app', 'claim aud', claiming({ aud: 'theirapp', application_id: 'theirapp' })],
  [
    'for another app, by one of its names',
    'claim application_id',
    claiming({ application_id: 'theirapp' }),
  ],
  ['for a customer to log in with', 'claim operation', claiming({ operation: 'customer_login' })],
  [
    "of the app's load callback",
    'claim iss',
    mint({
      iss: 'bc',
      sub: `stores/${app.storeHash}`,
      aud: app.clientId,
      iat: claims.iat,
      exp: claims.exp,
    }),
  ],
];

const wrongClaims: Forgery[] = [
  ['customer', 'of another type', claiming({ customer: 4927 })],
  ['customer', 'null', claiming({ customer: null })],
  ['customer.id', 'missing', ofCustomer({ id: undefined })],
  ['customer.id', 'text', ofCustomer({ id: '4927' })],
  ['customer.id', 'nought, as of guests', ofCustomer({ id: 0 })],
  ['customer.id', 'negative', ofCustomer({ id: -1 })],
  ['customer.id', 'a fraction', ofCustomer({ id: 1.5 })],
  ['customer.id', 'beyond what numbers hold', ofCustomer({ id: 2 ** 53 })],
  ['customer.email', 'missing', ofCustomer({ email: undefined })],
  ['customer.email', 'a list', ofCustomer({ email: ['john@example.com'] })],
  ['customer.email', 'empty', ofCustomer({ email: '' })],
  ['customer.group_id', 'missing', ofCustomer({ group_id: undefined })],
  ['customer.group_id', 'a number', ofCustomer({ group_id: 6 })],
  ['customer.group_id', 'a word', ofCustomer({ group_id: 'wholesale' })],
  ['customer.group_id', 'negative', ofCustomer({ group_id: '-1' })],
  ['iss', "the app's", claiming({ iss: app.clientId })],
  ['iss', 'a list', claiming({ iss: ['bc/apps'] })],
  ['aud', 'a list with us in it', claiming({ aud: [app.clientId, 'theirapp'] })],
  ['aud', 'a number', claiming({ aud: 1 })],
  ['application_id', 'a number', claiming({ application_id: 1 })],
  ['sub', 'a number', claiming({ sub: 1 })],
  ['store_hash', 'null', claiming({ store_hash: null })],
  ['iat', 'text', claiming({ iat: String(claims.iat) })],
  ['iat', 'a fraction', claiming({ iat: claims.iat + 0.5 })],
  ['exp', 'text', claiming({ exp: String(claims.exp) })],
  ['exp', 'a fraction', claiming({ exp: claims.exp - 0.5 })],
  ['exp', 'without end', mint(JSON.stringify(claims).replace(String(claims.exp), '1e999'))],
  ['nbf', 'still to come', claiming({ nbf: noonInSeconds + 60 })],
  ['operation', 'true', claiming({ operation: true })],
  ['operation', 'in capitals', claiming({ operation: 'CURRENT_CUSTOMER' })],
  ['version', '2', claiming({ version: 2 })],
  ['version', 'text', claiming({ version: '1' })],
].map(([name, what, token]): Forgery => [`${name}: ${what}`, `claim ${name}`, token ?? '']);

const missingClaims = Object.keys(claims).map(
  (name): Forgery => [`${name}: missing`, `claim ${name}`, claiming({ [name]: undefined })],
);

describe('a token is refused', () => {
  it.each(algorithms)('by its algorithm, %s: %s', (...forgery) => refusal(forgery));
  it.each(headers)('by its header, %s: %s', (...forgery) => refusal(forgery));
  it.each(signatures)('by its signature, %s: %s', (...forgery) => refusal(forgery));
  it.each(shapes)('by its shape, %s: %s', (...forgery) => refusal(forgery));
  it.each(twoFaults)('for its first fault, %s: %s', (...forgery) => refusal(forgery));
  it.each(otherTokens)('that is %s: %s', (...forgery) => refusal(forgery));
  it.each([...missingClaims, ...wrongClaims])('by its claim %s: %s', (...forgery) =>
    refusal(forgery),
  );
});
