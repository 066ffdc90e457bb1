import { describe, expect, it } from 'vitest';
import { openSandbox } from '../test-sandbox';

const sandbox = openSandbox();

describe('CORS', () => {
  it('allows any page to call with the headers that clients send', async () => {
    const { status, headers } = await sandbox.cleeng('OPTIONS', '/customers/1', {
      headers: { Origin: 'https://shop.example', 'Access-Control-Request-Method': 'PATCH' },
    });
    expect(status).toBe(204);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('access-control-allow-methods')).toBe('GET,POST,PUT,PATCH,DELETE,OPTIONS');
    expect(headers.get('access-control-allow-headers')).toBe(
      'Authorization,Content-Type,Accept,X-Requested-By',
    );
  });

  it("covers failures, and only Cleeng's addresses", async () => {
    await sandbox.control('fail', { vendor: 'cleeng', fault: 503 });
    const failed = await sandbox.cleeng('GET', '/locales');
    expect(failed.status).toBe(503);
    expect(failed.headers.get('access-control-allow-origin')).toBe('*');
    expect(
      (await sandbox.request('GET', '/_/calls')).headers.has('access-control-allow-origin'),
    ).toBe(false);
  });
});

describe('rate limits', () => {
  const askForReset = () =>
    sandbox.cleeng('PUT', '/customers/passwords', {
      body: { customerEmail: 'x@example.com', publisherId: 123456789 },
    });

  it('are off at first', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, askForReset));
    expect(answers.filter(({ status }) => status === 429)).toEqual([]);
  });

  it("return the gateway's 429 once on, with a limit per call", async () => {
    await sandbox.control('settings', { rateLimits: true });
    const answers = await Promise.all(Array.from({ length: 30 }, askForReset));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(10);
    expect(refused[0]?.body).toEqual({ message: 'Too Many Requests' });
    expect((await sandbox.cleeng('GET', '/locales')).status).toBe(200);
  });

  it.each([
    ['POST', '/auths', 20],
    ['POST', '/customers', 10],
    ['PUT', '/customers/passwords', 5],
    ['GET', '/locales', 50],
  ])('limit %s %s to so many at once: %i', async (method, path, atOnce) => {
    await sandbox.control('settings', { rateLimits: true });
    await sandbox.control('fail', { vendor: 'cleeng', fault: 'timeout', times: atOnce });
    const body = method === 'GET' ? undefined : '{}';
    const request = (signal?: AbortSignal) =>
      fetch(`${sandbox.url}/cleeng${path}`, { method, body, signal });
    const disconnecting = new AbortController();
    const held = Array.from({ length: atOnce }, () => request(disconnecting.signal));
    const settled = Promise.allSettled(held);
    await expect
      .poll(async () => (await sandbox.request('GET', '/_/calls')).body)
      .toHaveLength(atOnce);

    expect((await request()).status).toBe(429);
    disconnecting.abort();
    await settled;
    await expect.poll(async () => (await request()).status).not.toBe(429);
  });
});

describe('an unknown address', () => {
  it.each([
    ['POST', '/customers/1/consents', 'PUT /cleeng/customers/:customerId/consents'],
    ['GET', '/publisher/1', 'GET /cleeng/locales'],
  ])('%s %s is a 404 that lists the closest addresses', async (method, path, nearby) => {
    const { status, body } = await sandbox.cleeng(method, path);
    expect(status).toBe(404);
    const message = `The sandbox has no ${method} /cleeng${path}.`;
    expect(body).toEqual({
      message,
      errors: [message],
      nearby: expect.arrayContaining([nearby]),
    });
  });
});
