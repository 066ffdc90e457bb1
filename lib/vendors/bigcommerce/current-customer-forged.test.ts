import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, it } from 'vitest';
import {
  app,
  base64url,
  claims,
  type Forgery,
  header,
  mint,
  ofLength,
  refusal,
  testTimeInSeconds,
  withClaims,
  withCustomer,
  withHeader,
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
  ['none, with a signature', 'algorithm', withHeader({ alg: 'none' })],
  ['None in odd case', 'algorithm', withHeader({ alg: 'nOnE' })],
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
  ['ES256', 'algorithm', withHeader({ alg: 'ES256' })],
  ['PS512', 'algorithm', withHeader({ alg: 'PS512' })],
  ['hs512 in small letters', 'algorithm', withHeader({ alg: 'hs512' })],
  [
    'Hs256 in odd case',
    'algorithm',
    mint(claims, { ...header, alg: 'Hs256' }, app.clientSecret, 'sha256'),
  ],
  ['HS512 with a blank', 'algorithm', withHeader({ alg: 'HS512 ' })],
  ['no algorithm', 'malformed', withHeader({ alg: undefined })],
  ['a list of algorithms', 'malformed', withHeader({ alg: ['HS512'] })],
  ['HS256 claimed, HS512 made', 'signature', withHeader({ alg: 'HS256' })],
  ['HS512 claimed, HS256 made', 'signature', mint(claims, header, app.clientSecret, 'sha256')],
];

const headers: Forgery[] = [
  ['a critical extension', 'header', withHeader({ crit: ['exp'], exp: testTimeInSeconds + 900 })],
  ['an empty list of critical extensions', 'malformed', withHeader({ crit: [] })],
  [
    'a key of its own, signed with it',
    'signature',
    mint(claims, { ...header, jwk }, 'an attackers own key, of 32 bytes'),
  ],
  ['a key of its own, signed with ours', 'header', withHeader({ jwk })],
  ['the address of its keys', 'header', withHeader({ jku: 'https://evil.example/jwks.json' })],
  [
    'the address of its certificate',
    'header',
    withHeader({ x5u: 'https://evil.example/cert.pem' }),
  ],
  ['a name for its key', 'header', withHeader({ kid: 'one' })],
  ['a name that is a path', 'header', withHeader({ kid: '../../etc' })],
  ['a name that is none', 'header', withHeader({ kid: {} })],
  ['a certificate', 'header', withHeader({ x5c: ['MIIB'] })],
  ['an unencoded payload', 'malformed', withHeader({ b64: false, crit: ['b64'] })],
  ['an unencoded payload, not critical', 'header', withHeader({ b64: false })],
  ['compression', 'header', withHeader({ zip: 'DEF' })],
  ['another type', 'header', withHeader({ typ: 'at+jwt' })],
  ['no type', 'header', withHeader({ typ: undefined })],
  ['a list as its header', 'malformed', mint(claims, ['HS512'])],
];

const signatures: Forgery[] = [
  ['of another app', 'signature', mint(claims, header, 'another-apps-own-client-secret1')],
  ['empty', 'malformed', `${head}.${body}.`],
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
  ['with characters of base64', 'malformed', `${good}+/`],
  ['beyond ASCII', 'malformed', `${head}.${body}.${signature}é`],
  ['with a letter that looks like another', 'malformed', good.replace('.', '․')],
  ['with a NUL byte', 'malformed', `${good}\0`],
  ['one character too long', 'too_long', ofLength(4_097)],
  ['a payload that is no JSON', 'malformed', mint('not json')],
  ['a payload that is a list', 'malformed', mint([claims])],
  ['a payload that is a word', 'malformed', mint('"current_customer"')],
];

const otherStore = { sub: 'otherstore', store_hash: 'otherstore' };
/** The code names the first fault. */
const twoFaults: Forgery[] = [
  [
    'of no customer, in another store',
    'claim customer',
    withClaims({ ...otherStore, customer: undefined }),
  ],
  [
    'for a login, in another store',
    'claim sub',
    withClaims({ ...otherStore, operation: 'customer_login' }),
  ],
  ['of another version, in another store', 'claim sub', withClaims({ ...otherStore, version: 2 })],
  [
    'for a login, in another app',
    'claim application_id',
    withClaims({ application_id: 'otherapp', operation: 'customer_login' }),
  ],
  [
    'for a login, in another version',
    'claim operation',
    withClaims({ operation: 'customer_login', version: 2 }),
  ],
  [
    'of another version, with too long a lifetime',
    'claim version',
    withClaims({ version: 2, exp: claims.exp + 1 }),
  ],
  [
    'of another store, with too long a lifetime',
    'claim sub',
    withClaims({ ...otherStore, exp: claims.exp + 1 }),
  ],
];

const otherTokens: Forgery[] = [
  ['of another store', 'claim sub', withClaims({ sub: 'otherstore', store_hash: 'otherstore' })],
  ['of a store by its subject alone', 'claim store_hash', withClaims({ store_hash: 'otherstore' })],
  ['of our store by its hash alone', 'claim sub', withClaims({ sub: 'otherstore' })],
  [
    'of our store in capitals',
    'claim sub',
    withClaims({ sub: 'OURSTORE1', store_hash: 'OURSTORE1' }),
  ],
  ['for another app', 'claim aud', withClaims({ aud: 'otherapp', application_id: 'otherapp' })],
  [
    'for another app, by one of its names',
    'claim application_id',
    withClaims({ application_id: 'otherapp' }),
  ],
  ['for a customer login', 'claim operation', withClaims({ operation: 'customer_login' })],
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
  ['customer', 'of another type', withClaims({ customer: 4927 })],
  ['customer', 'null', withClaims({ customer: null })],
  ['customer.id', 'missing', withCustomer({ id: undefined })],
  ['customer.id', 'text', withCustomer({ id: '4927' })],
  ['customer.id', '0, as of guests', withCustomer({ id: 0 })],
  ['customer.id', 'negative', withCustomer({ id: -1 })],
  ['customer.id', 'a fraction', withCustomer({ id: 1.5 })],
  ['customer.id', 'beyond a safe integer', withCustomer({ id: 2 ** 53 })],
  ['customer.email', 'missing', withCustomer({ email: undefined })],
  ['customer.email', 'a list', withCustomer({ email: ['john@example.com'] })],
  ['customer.email', 'empty', withCustomer({ email: '' })],
  ['customer.group_id', 'missing', withCustomer({ group_id: undefined })],
  ['customer.group_id', 'a number', withCustomer({ group_id: 6 })],
  ['customer.group_id', 'a word', withCustomer({ group_id: 'wholesale' })],
  ['customer.group_id', 'negative', withCustomer({ group_id: '-1' })],
  ['iss', "the app's", withClaims({ iss: app.clientId })],
  ['iss', 'a list', withClaims({ iss: ['bc/apps'] })],
  ['aud', 'a list with us in it', withClaims({ aud: [app.clientId, 'otherapp'] })],
  ['aud', 'a number', withClaims({ aud: 1 })],
  ['application_id', 'a number', withClaims({ application_id: 1 })],
  ['sub', 'a number', withClaims({ sub: 1 })],
  ['store_hash', 'null', withClaims({ store_hash: null })],
  ['iat', 'text', withClaims({ iat: String(claims.iat) })],
  ['iat', 'a fraction', withClaims({ iat: claims.iat + 0.5 })],
  ['exp', 'text', withClaims({ exp: String(claims.exp) })],
  ['exp', 'a fraction', withClaims({ exp: claims.exp - 0.5 })],
  ['exp', 'infinite', mint(JSON.stringify(claims).replace(String(claims.exp), '1e999'))],
  ['nbf', 'in the future', withClaims({ nbf: testTimeInSeconds + 60 })],
  ['operation', 'true', withClaims({ operation: true })],
  ['operation', 'in capitals', withClaims({ operation: 'CURRENT_CUSTOMER' })],
  ['version', '2', withClaims({ version: 2 })],
  ['version', 'text', withClaims({ version: '1' })],
].map(([name, what, token]): Forgery => [`${name}: ${what}`, `claim ${name}`, token ?? '']);

const missingClaims = Object.keys(claims).map(
  (name): Forgery => [`${name}: missing`, `claim ${name}`, withClaims({ [name]: undefined })],
);

describe('a token is refused', () => {
  it.each(algorithms)('for its algorithm, %s: %s', (...forgery) => refusal(forgery));
  it.each(headers)('for its header, %s: %s', (...forgery) => refusal(forgery));
  it.each(signatures)('for its signature, %s: %s', (...forgery) => refusal(forgery));
  it.each(shapes)('for its shape, %s: %s', (...forgery) => refusal(forgery));
  it.each(twoFaults)('for its first fault, %s: %s', (...forgery) => refusal(forgery));
  it.each(otherTokens)('that is %s: %s', (...forgery) => refusal(forgery));
  it.each([...missingClaims, ...wrongClaims])('for its claim %s: %s', (...forgery) =>
    refusal(forgery),
  );
});
