import { describe, expect, it } from 'vitest';
import { openSandbox, registration } from '../test-sandbox';
import { matchesPath } from './fault';

const sandbox = openSandbox();

const order = (fault: object) => sandbox.control('fail', { vendor: 'cleeng', ...fault });
const readStatus = async () => (await sandbox.cleeng('GET', '/locales')).status;

describe('a fault', () => {
  it('applies as often as ordered', async () => {
    await order({ fault: 503, times: 2 });
    expect([await readStatus(), await readStatus(), await readStatus()]).toEqual([503, 503, 200]);
  });

  it('applies only to its method and path', async () => {
    await order({ fault: 500, method: 'POST', path: '/auths' });
    expect(await readStatus()).toBe(200);
    expect((await sandbox.cleeng('POST', '/auths', { body: {} })).status).toBe(500);
  });

  it('is cleared with times 0', async () => {
    await order({ fault: 500, times: 5 });
    await order({ fault: 502, times: 5, path: '/locales' });
    await order({ times: 0, path: '/locales' });
    expect(await readStatus()).toBe(500);
    expect((await order({ times: 0 })).body).toEqual({ faults: [] });
    expect(await readStatus()).toBe(200);
  });

  it.each([
    [401, 'POST', '/auths', { errors: ['Wrong email or password'], code: 'USER0001' }],
    [422, 'POST', '/customers', { errors: ['Customer already exists'], code: 'USER0002' }],
    [
      404,
      'PUT',
      '/customers/passwords',
      { errors: ['Customer customerEmail does not exist.'], code: 'USER0004' },
    ],
    [401, 'GET', '/customers/1', { errors: ['Invalid JWT token'], code: 'AUTH0002' }],
    [500, 'POST', '/auths', { errors: ['Internal error'], code: 'S0001' }],
    [
      422,
      'POST',
      '/auths/refresh_token',
      { errors: ['Refresh token is expired or does not exist'] },
    ],
    [400, 'GET', '/offers', { errors: ['Invalid query parameter'], code: 'REQ0002' }],
    [422, 'GET', '/entitlements/S1', { errors: ['Offer or publisher not found'], code: 'REQ0100' }],
    [401, 'DELETE', '/refresh_tokens', { errors: ['Invalid JWT token'], code: 'AUTH0002' }],
    [401, 'POST', '/sso/auths', { errors: ['Invalid publisher token'] }],
    [403, 'PUT', '/customers/1/capture', { errors: ['Access to another customer is forbidden'] }],
    [502, 'GET', '/locales', { message: 'Bad Gateway' }],
    [503, 'GET', '/locales', { message: 'Service Unavailable' }],
  ])("answers %i on %s %s in Cleeng's envelope", async (fault, method, path, body) => {
    await order({ fault });
    expect(await sandbox.cleeng(method, path)).toMatchObject({ status: fault, body });
  });

  it.each([
    [429, 'POST', '/auths', 'Too Many Requests'],
    [429, 'POST', '/customers', 'Too Many Requests'],
    [429, 'PUT', '/customers/passwords', 'Too Many Requests'],
    [429, 'GET', '/customers/1', 'Too Many Requests'],
    [400, 'POST', '/auths/refresh_token', 'Bad Request'],
    [401, 'POST', '/auths/refresh_token', 'Unauthorized'],
    [401, 'GET', '/locales', 'Unauthorized'],
    [403, 'POST', '/auths/refresh_token', 'Forbidden'],
    [403, 'PATCH', '/customers/passwords', 'Forbidden'],
    [404, 'GET', '/customers/1', 'Not Found'],
    [500, 'GET', '/.well-known/jwks.json', 'Internal Server Error'],
  ])(
    'answers %i on %s %s as the gateway, with only a message',
    async (fault, method, path, message) => {
      await order({ fault });
      const { status, body } = await sandbox.cleeng(method, path);
      expect({ status, body }).toEqual({ status: fault, body: { message } });
    },
  );

  it('before acting changes nothing', async () => {
    await order({ fault: 500, method: 'POST', path: '/customers' });
    const body = registration();
    expect((await sandbox.cleeng('POST', '/customers', { body })).status).toBe(500);
    expect((await sandbox.cleeng('POST', '/customers', { body })).status).toBe(200);
  });

  it('after acting has made the change', async () => {
    await order({ fault: 500, when: 'after', method: 'POST', path: '/customers' });
    const body = registration();
    expect((await sandbox.cleeng('POST', '/customers', { body })).status).toBe(500);
    expect((await sandbox.cleeng('POST', '/customers', { body })).status).toBe(422);
  });

  it('after acting can lose the response of a refresh, which uses up the token', async () => {
    const { refreshToken } = await sandbox.register();
    await order({ fault: 'reset', when: 'after', path: '/auths/refresh_token' });
    await expect(sandbox.refresh(refreshToken)).rejects.toThrow();
    expect((await sandbox.refresh(refreshToken)).status).toBe(422);
  });

  it('can send invalid JSON', async () => {
    await order({ fault: 'malformed' });
    const response = await fetch(`${sandbox.url}/cleeng/locales`);
    expect(response.status).toBe(200);
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });

  it('can close the connection', async () => {
    await order({ fault: 'reset' });
    await expect(fetch(`${sandbox.url}/cleeng/locales`)).rejects.toThrow();
  });

  it('can send no response', async () => {
    await order({ fault: 'timeout', path: '/locales' });
    const impatient = fetch(`${sandbox.url}/cleeng/locales`, { signal: AbortSignal.timeout(50) });
    await expect(impatient).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(await readStatus()).toBe(200);
  });

  it('closes the connection at last while a caller waits', async () => {
    await sandbox.control('settings', { timeoutSeconds: 0.02 });
    await order({ fault: 'timeout' });
    const patient = sandbox.cleeng('GET', '/locales');
    await expect(patient).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  });

  it('can send the right response late', async () => {
    await sandbox.control('settings', { slowSeconds: 0.1 });
    await order({ fault: 'slow' });
    const options = Date.now();
    expect(await readStatus()).toBe(200);
    expect(Date.now() - options).toBeGreaterThanOrEqual(90);
  });
});

describe('the order of a fault', () => {
  it.each([
    [{ vendor: 'acme', fault: 500 }, 'vendor is one of cleeng'],
    [{ vendor: 'cleeng' }, 'fault is missing'],
    [{ vendor: 'cleeng', fault: 200 }, 'fault'],
    [
      { vendor: 'cleeng', fault: 500, status: 1 },
      'unknown field "status". Allowed here: vendor, path,',
    ],
  ])('is refused: %j', async (body, text) => {
    expect(await sandbox.control('fail', body)).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining(text) },
    });
  });

  it("accepts a path with the vendor's prefix", async () => {
    await order({ fault: 500, path: '/cleeng/locales' });
    expect(await readStatus()).toBe(500);
  });
});

describe('a path', () => {
  it.each([
    ['/customers', '/customers', true],
    ['/customers', '/customers/1', false],
    ['/customers/:id', '/customers/1', true],
    ['/customers/:id', '/customers/1/consents', false],
    ['/customers/:id/consents', '/customers/1/consents', true],
    ['/customers/*', '/customers/1/consents', true],
    ['/.well-known/*', '/xwell-known/jwks.json', false],
    ['*', '/anything', true],
  ])('%s against %s: %s', (pattern, path, expected) => {
    expect(matchesPath(pattern, path)).toBe(expected);
  });
});
