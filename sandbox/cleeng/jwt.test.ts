import {
  createLocalJWKSet,
  decodeJwt,
  decodeProtectedHeader,
  exportSPKI,
  importJWK,
  type JSONWebKeySet,
  jwtVerify,
  SignJWT,
  UnsecuredJWT,
} from 'jose';
import { describe, expect, it } from 'vitest';
import { failure, openSandbox } from '../test-sandbox';

const sandbox = openSandbox();

async function readKeySet(): Promise<JSONWebKeySet> {
  return (await sandbox.cleeng('GET', '/.well-known/jwks.json')).body as JSONWebKeySet;
}

async function askWith(jwt: string, headers: Record<string, string> = {}) {
  return sandbox.cleeng('GET', '/customers/100000001', {
    headers: { Authorization: `Bearer ${jwt}`, ...headers },
  });
}

const login = () => sandbox.login('anna@example.com', 'anna-sandbox-1');
const invalid = failure(401, 'AUTH0002', 'Invalid JWT token');

describe('the JWT', () => {
  it('is RS256, verifiable with the key set, and valid for 15 minutes', async () => {
    const { jwt } = await login();
    const { payload, protectedHeader } = await jwtVerify(
      jwt,
      createLocalJWKSet(await readKeySet()),
    );
    expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'JWT', kid: expect.any(String) });
    expect(payload).toMatchObject({
      customerId: 100000001,
      publisherId: 123456789,
      email: 'anna@example.com',
    });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(900);
  });

  it('publishes no private key', async () => {
    const { keys } = await readKeySet();
    expect(keys.flatMap((key) => Object.keys(key)).sort()).toEqual([
      'alg',
      'e',
      'kid',
      'kty',
      'n',
      'use',
    ]);
  });

  it('follows the settings', async () => {
    await sandbox.control('settings', {
      jwtLifetime: 2,
      jwtCarriesEmail: false,
      jwtCarriesKid: false,
      customerIdInJwt: 'string',
    });
    const { jwt } = await login();
    expect(decodeProtectedHeader(jwt)).toEqual({ alg: 'RS256', typ: 'JWT' });
    const { email, customerId, exp = 0, iat = 0 } = decodeJwt(jwt);
    expect({ email, customerId, lifetime: exp - iat }).toEqual({
      email: undefined,
      customerId: '100000001',
      lifetime: 2,
    });
    expect((await askWith(jwt)).status).toBe(200);
  });

  it.each([{ Authorization: '' }, { Authorization: 'Bearer ' }, { Authorization: 'Basic abc' }])(
    'is missing in %j',
    async (headers) => {
      expect(await askWith('', headers)).toEqual(failure(401, 'AUTH0001', 'Missing required JWT'));
    },
  );

  it('is refused when forged', async () => {
    const { jwt } = await login();
    const [header = '', payload = '', signature = ''] = jwt.split('.');
    const otherPayload = Buffer.from(JSON.stringify({ ...decodeJwt(jwt), customerId: 100000002 }));
    const publicKey = await importJWK((await readKeySet()).keys[0] ?? {}, 'RS256', {
      extractable: true,
    });
    if (publicKey instanceof Uint8Array) throw new Error('not an RSA key');
    const publicPem = new TextEncoder().encode(await exportSPKI(publicKey));

    const forged = [
      'undefined',
      `${header}.${otherPayload.toString('base64url')}.${signature}`,
      `${header}.${payload}.`,
      new UnsecuredJWT(decodeJwt(jwt)).encode(),
      await new SignJWT(decodeJwt(jwt)).setProtectedHeader({ alg: 'HS256' }).sign(publicPem),
    ];
    for (const token of forged) expect(await askWith(token)).toEqual(invalid);
  });

  it('is aged by `advance`, unlike one issued afterwards', async () => {
    const { jwt } = await login();
    await sandbox.control('advance', { seconds: 899 });
    expect((await askWith(jwt)).status).toBe(200);
    await sandbox.control('advance', { seconds: 1 });
    expect(await askWith(jwt)).toEqual(failure(401, 'AUTH0003', 'Expired JWT token'));
    expect((await askWith((await login()).jwt)).status).toBe(200);
  });

  it('is invalid after a reset for customers who registered before it', async () => {
    const { jwt, customerId } = await sandbox.register();
    await sandbox.control('reset');
    expect(await sandbox.cleeng('GET', `/customers/${customerId}`, { jwt })).toEqual(invalid);
  });
});

describe('POST /_/rotate-keys', () => {
  it('signs with a new key and publishes both for a while', async () => {
    const { jwt: before } = await login();
    expect((await sandbox.control('rotate-keys')).status).toBe(200);
    const { jwt: after } = await login();
    const keySet = await readKeySet();
    expect(keySet.keys).toHaveLength(2);
    expect(decodeProtectedHeader(after).kid).toBe(keySet.keys[0]?.kid);
    for (const jwt of [before, after]) {
      expect((await askWith(jwt)).status).toBe(200);
      await jwtVerify(jwt, createLocalJWKSet(keySet));
    }

    await sandbox.control('advance', { seconds: 3600 });
    expect((await readKeySet()).keys).toHaveLength(1);
    expect(await askWith(before)).toEqual(invalid);
    await sandbox.control('reset');
    expect((await readKeySet()).keys).toHaveLength(1);
  });
});
