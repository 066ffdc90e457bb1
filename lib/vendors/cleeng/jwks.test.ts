import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { keySets } from './jwks';
import { verifyCleengToken } from './jwt';

const now = new Date('2026-11-21T12:00:00Z');
const keys = {
  ours: await generateKeyPair('RS256'),
  older: await generateKeyPair('RS256'),
  strangers: await generateKeyPair('RS256'),
};

async function jwkSet(...kids: (keyof typeof keys)[]): Promise<string> {
  const published = kids.map(async (kid) => ({
    ...(await exportJWK(keys[kid].publicKey)),
    kid,
    alg: 'RS256',
  }));
  return JSON.stringify({ keys: await Promise.all(published) });
}

/** `key` need not be the one that `kid` names. */
const sign = (kid: string | undefined, key: keyof typeof keys = 'ours') =>
  new SignJWT({ customerId: 100000001, publisherId: 123456789, exp: now.getTime() / 1000 + 86_400 })
    .setProtectedHeader({ alg: 'RS256', kid })
    .sign(keys[key].privateKey);

describe('the keys that Cleeng publishes', () => {
  let server: Server;
  let answer: { status: number; body: string };
  let requests = 0;

  beforeAll(async () => {
    server = createServer((_, response) => {
      requests += 1;
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    setEnvironment({ SANDBOX_INTERNAL_URL: `http://127.0.0.1:${port}` });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now });
    keySets.clear();
    answer = { status: 200, body: await jwkSet('ours', 'older') };
    requests = 0;
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const minutesPass = (minutes: number) => vi.setSystemTime(Date.now() + minutes * 60_000);
  const verifyFromCleeng = async (kid: string | undefined, key: keyof typeof keys = 'ours') =>
    verifyCleengToken(await sign(kid, key));
  const outage = { status: 503, body: '{"message":"Service Unavailable"}' };

  it('are fetched once for many tokens', async () => {
    await Promise.all([verifyFromCleeng('ours'), verifyFromCleeng('ours')]);
    await verifyFromCleeng('ours');
    expect(requests).toBe(1);
  });

  it('are fetched again for an unknown key, but not for each such token', async () => {
    answer.body = await jwkSet('older');
    await verifyFromCleeng('older', 'older');
    answer.body = await jwkSet('ours', 'older');
    await verifyFromCleeng('ours');
    expect(requests).toBe(2);
  });

  it.each([
    ['that names an unknown key', 'unknown', 'ours'],
    ['without a kid that none of them signed', undefined, 'strangers'],
  ] as const)('are fetched at most five times in 30 seconds for tokens %s', async (_, kid, key) => {
    await verifyFromCleeng('ours');
    for (let time = 0; time < 10; time += 1)
      await expect(verifyFromCleeng(kid, key)).rejects.toMatchObject({
        name: 'CleengTokenInvalid',
      });
    expect(requests).toBe(5);
    minutesPass(0.5);
    await expect(verifyFromCleeng(kid, key)).rejects.toMatchObject({ name: 'CleengTokenInvalid' });
    expect(requests).toBe(6);
  });

  it.each([[true], [false]])('may change twice within seconds, with kid: %s', async (hasKid) => {
    for (const kid of ['older', 'ours', 'strangers'] as const) {
      answer.body = await jwkSet(kid);
      await verifyFromCleeng(hasKid ? kid : undefined, kid);
    }
    expect(requests).toBe(3);
  });

  it('are fetched once for many simultaneous tokens with an unknown key', async () => {
    answer.body = await jwkSet('older');
    await verifyFromCleeng('older', 'older');
    answer.body = await jwkSet('ours', 'older');
    minutesPass(1);
    await Promise.all(Array.from({ length: 5 }, () => verifyFromCleeng('ours')));
    expect(requests).toBe(2);
  });

  it('no longer verify tokens of a withdrawn key', async () => {
    await verifyFromCleeng('older', 'older');
    answer.body = await jwkSet('ours');
    minutesPass(11); // They are kept for ten.
    await verifyFromCleeng('ours');
    for (const kid of ['older', undefined] as const) {
      const withdrawn = verifyFromCleeng(kid, 'older');
      await expect(withdrawn).rejects.toMatchObject({ name: 'CleengTokenInvalid' });
    }
  });

  it.each([
    ['responds with 503', outage],
    ['sends no keys', { status: 200, body: '{"keys":[]}' }],
  ])('still verify while Cleeng %s, however old they are', async (_, given) => {
    await verifyFromCleeng('ours');
    answer = given;
    minutesPass(60);
    expect(await verifyFromCleeng('ours')).toMatchObject({ customerId: '100000001' });
    expect(await verifyFromCleeng(undefined, 'older')).toMatchObject({ customerId: '100000001' });
    expect(requests).toBe(2);
  });

  it('still refuse tokens with an unknown key during an outage', async () => {
    await verifyFromCleeng('ours');
    answer = outage;
    minutesPass(60);
    await expect(verifyFromCleeng('unknown')).rejects.toMatchObject({
      name: 'CleengTokenInvalid',
      code: 'ERR_JWKS_NO_MATCHING_KEY',
    });
  });

  it('are fetched after an outage in which they have changed', async () => {
    answer.body = await jwkSet('older');
    await verifyFromCleeng('older', 'older');
    answer = outage;
    minutesPass(1);
    await expect(verifyFromCleeng('ours')).rejects.toMatchObject({
      code: 'ERR_JWKS_NO_MATCHING_KEY',
    });
    answer = { status: 200, body: await jwkSet('ours') };
    minutesPass(1);
    expect(await verifyFromCleeng('ours')).toMatchObject({ customerId: '100000001' });
  });

  it.each([
    ['failing', outage],
    ['malformed', { status: 200, body: '{"keys":[]}' }],
    ['malformed', { status: 200, body: '<html>' }],
  ])('cause a VendorError (%s) where they were never fetched: %j', async (failure, given) => {
    answer = given;
    await expect(verifyFromCleeng('ours')).rejects.toMatchObject({
      name: 'VendorError',
      operation: 'fetchKeys',
      failure,
    });
    answer = { status: 200, body: await jwkSet('ours') };
    expect(await verifyFromCleeng('ours')).toMatchObject({ customerId: '100000001' });
  });
});
