import { describe, expect, it } from 'vitest';
import { openSandbox } from '../test-sandbox';
import { keys, manage } from './test-store';

const sandbox = openSandbox();
const limits = (headers: Headers) =>
  Object.fromEntries(
    [
      'x-rate-limit-time-window-ms',
      'x-rate-limit-time-reset-ms',
      'x-rate-limit-requests-quota',
      'x-rate-limit-requests-left',
      'x-retry-after',
    ].map((name) => [name, headers.get(name)]),
  );

describe('the catalogue', () => {
  it('returns the requested products without deleted ones', async () => {
    const { body } = await manage(
      sandbox,
      '/v3/catalog/products?id:in=77,80,84&include=primary_image&include_fields=name,custom_url',
    );
    const image = `${sandbox.url}/store/images/ushers-torch.svg`;
    expect(body).toMatchObject({
      data: [
        {
          id: 77,
          name: 'Usher’s torch',
          custom_url: { url: '/store/ushers-torch/' },
          primary_image: { url_thumbnail: image },
        },
        { id: 84, name: 'Staff apron' },
      ],
      meta: { pagination: { total: 2, count: 2 } },
    });
    expect(Object.keys((body as { data: object[] }).data[0] ?? {}).sort()).toEqual([
      'custom_url',
      'id',
      'name',
      'primary_image',
    ]);
  });

  it('leaves out hidden products on request', async () => {
    const { body } = await manage(sandbox, '/v3/catalog/products?id:in=77,84&is_visible=true');
    expect(body).toMatchObject({ data: [{ id: 77 }] });
  });
});

describe('customers', () => {
  it('are requested by a list of ids, and have their group as a number', async () => {
    const { body } = await manage(sandbox, '/v3/customers?id:in=4928');
    expect(body).toMatchObject({
      data: [{ id: 4928, email: 'jonas@example.com', customer_group_id: 6 }],
    });
    expect((await manage(sandbox, '/v3/customers?id:in=1')).body).toMatchObject({ data: [] });
    expect((await manage(sandbox, '/v3/customers/4928')).status).toBe(404);
  });
});

describe('the clock', () => {
  it("is this machine's", async () => {
    const { time } = (await manage(sandbox, '/v2/time')).body as { time: number };
    expect(Math.abs(time - Date.now() / 1000)).toBeLessThan(60);
  });
});

describe('the access token', () => {
  it.each([
    ['a wrong token', () => manage(sandbox, '/v2/time', 'guessed')],
    ['no token', () => sandbox.request('GET', `/bigcommerce/stores/${keys.storeHash}/v2/time`)],
    [
      'another store',
      () =>
        sandbox.request('GET', '/bigcommerce/stores/other1store/v2/time', {
          headers: { 'X-Auth-Token': keys.accessToken },
        }),
    ],
  ])('is required and checked: %s', async (_, request) => {
    expect(await request()).toMatchObject({
      status: 401,
      body: [{ status: 401, message: 'Unauthorized' }],
    });
  });

  it.each([
    ['orders', '/v2/orders?customer_id=4927'],
    ['orders', '/v2/orders/101/products'],
    ['products', '/v3/catalog/products'],
    ['customers', '/v3/customers'],
  ])('can lack the scope of %s', async (missingScope, path) => {
    await sandbox.control('settings', { missingScope });
    expect((await manage(sandbox, path)).status).toBe(403);
    expect((await manage(sandbox, '/v2/time')).status).toBe(200);
  });
});

describe('the rate limit', () => {
  it('is in the headers of every response', async () => {
    await manage(sandbox, '/v2/time');
    const { headers } = await manage(sandbox, '/v2/orders?customer_id=4929');
    expect(limits(headers)).toEqual({
      'x-rate-limit-time-window-ms': '30000',
      'x-rate-limit-time-reset-ms': expect.stringMatching(/^\d{5}$/),
      'x-rate-limit-requests-quota': '150',
      'x-rate-limit-requests-left': '148',
      'x-retry-after': null,
    });
  });

  it('has a wait time in an ordered 429, unless its headers are off', async () => {
    const order = { vendor: 'bigcommerce', path: '/stores/:hash/v2/time', fault: 429 };
    await sandbox.control('settings', { retryAfterSeconds: 7 });
    await sandbox.control('fail', order);
    const response = await manage(sandbox, '/v2/time');
    expect(response.status).toBe(429);
    expect(limits(response.headers)).toMatchObject({
      'x-retry-after': '7',
      'x-rate-limit-time-reset-ms': '7000',
      'x-rate-limit-requests-left': '0',
    });

    await sandbox.control('settings', { rateLimitHeaders: false });
    await sandbox.control('fail', order);
    const silent = await manage(sandbox, '/v2/time');
    expect(silent.status).toBe(429);
    expect(Object.values(limits(silent.headers))).toEqual([null, null, null, null, null]);
  });

  it('is enforced when switched on', async () => {
    await sandbox.control('settings', { rateLimits: true });
    for (let call = 0; call < 150; call += 1) await manage(sandbox, '/v2/time');
    const { status, headers } = await manage(sandbox, '/v2/time');
    expect(status).toBe(429);
    expect(Number(headers.get('x-retry-after'))).toBeGreaterThan(0);
    await sandbox.control('reset');
    expect((await manage(sandbox, '/v2/time')).status).toBe(200);
  });
});

describe('a failure', () => {
  it.each([
    ['/v2/orders', [{ status: 503, message: 'Service Unavailable' }]],
    [
      '/v3/customers',
      { status: 503, title: 'Service Unavailable', type: expect.any(String), errors: {} },
    ],
  ])('at %s has the shape of that version', async (path, body) => {
    await sandbox.control('fail', { vendor: 'bigcommerce', fault: 503 });
    expect(await manage(sandbox, path)).toMatchObject({ status: 503, body });
  });

  it.each(['/v3/orders', '/v2/orders/101', '/v2/customers', '/v3/catalog/brands'])(
    'is a 501 for an unknown endpoint: %s',
    async (path) => {
      expect(await manage(sandbox, path)).toMatchObject({
        status: 404,
        body: { message: expect.stringContaining(path), nearby: expect.any(Array) },
      });
    },
  );
});
