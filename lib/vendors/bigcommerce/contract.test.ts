// What the store is asked after its word is taken for who is there: driven against the sandbox, over HTTP.
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { deadlineMs } from './client';
import { fetchRecentOrders, ordersDeadlineMs } from './orders';
import { fetchProducts } from './products';
import { systemTime } from './rate-limit';
import { clearCaches, ines, jonas, mira, noor, otis, ownStore } from './test-store';

const sandbox = ownStore();
const fail = (fault: string | number, times = 1) =>
  sandbox.control('fail', { vendor: 'bigcommerce', fault, times });

describe('recent orders', () => {
  it('are those that were bought, newest first, with their lines', async () => {
    expect(await fetchRecentOrders(mira)).toEqual([
      {
        id: 105,
        orderedAt: new Date('2026-11-06T20:15:30Z'),
        currency: 'USD',
        lines: [
          { productId: 77, name: 'Usher’s torch', quantity: 2, price: 49 },
          { productId: 83, name: 'Season poster, to print at home', quantity: 1, price: 9 },
        ],
      },
      {
        id: 102,
        orderedAt: new Date('2026-09-27T08:41:03Z'),
        currency: 'USD',
        lines: [
          { productId: 78, name: 'Tide clock', quantity: 1, price: 65.23 },
          { productId: null, name: 'Gift wrapping', quantity: 1, price: 4.5 },
        ],
      },
      {
        id: 101,
        orderedAt: new Date('2026-08-14T19:05:18Z'),
        currency: 'USD',
        lines: [
          { productId: 80, name: 'Popcorn bowl', quantity: 1, price: 18 },
          { productId: 79, name: 'Opera glasses', quantity: 1, price: 48 },
        ],
      },
    ]);
  });

  it('are asked for in one call, with the customer in it', async () => {
    await fetchRecentOrders(mira);
    expect(await sandbox.calls()).toEqual([
      'GET /v2/orders?customer_id=4927&sort=date_created:desc&limit=20&page=1&include=consignments.line_items&consignment_structure=object 200',
    ]);
  });

  it('are in what was paid in, whatever prices were shown in', async () => {
    expect(await fetchRecentOrders(jonas)).toMatchObject([
      { id: 109, currency: 'JPY', lines: [{ price: 7400 }] },
      { id: 108, currency: 'EUR' },
      { id: 107, currency: 'EUR', lines: [{ quantity: 3, price: 96 }] },
    ]);
  });

  it('are none for who never ordered', async () => {
    expect(await fetchRecentOrders(ines)).toEqual([]);
  });

  it('are the newest of many', async () => {
    const orders = await fetchRecentOrders(otis);
    expect(orders.map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, index) => 259 - index),
    );
    expect(await sandbox.calls()).toHaveLength(1);
  });

  it('are found behind a page of unfinished ones, one of which is odd', async () => {
    expect(await fetchRecentOrders(noor)).toMatchObject([
      { id: 300, lines: [{ name: 'Tide clock' }] },
    ]);
    expect(await sandbox.calls()).toHaveLength(2);
  });

  it('have one deadline, however many pages they are on', async () => {
    await sandbox.control('settings', { slowSeconds: 0.1 });
    await fail('slow', 2);
    const hundredfold = { ...systemTime, now: () => performance.now() * 100 };
    await expect(fetchRecentOrders(noor, hundredfold)).rejects.toMatchObject({
      failure: 'timeout',
    });
    clearCaches();
    expect(await fetchRecentOrders(noor)).toHaveLength(1);
  });

  it.each([0, -4927, 1.5, Number.NaN, '4927', '1&x=', '4927&customer_id=0', undefined])(
    'are never asked for of what is no customer: %o',
    async (customerId) => {
      await expect(fetchRecentOrders(customerId as number)).rejects.toThrow(RangeError);
      expect(await sandbox.calls()).toEqual([]);
    },
  );
});

describe('products', () => {
  it('are those still on sale, with their picture and page, in one call', async () => {
    const image = (slug: string) => `${sandbox.url}/store/images/${slug}.svg`;
    expect(await fetchProducts([78, 80, 84, 77, 78])).toEqual(
      new Map([
        [
          77,
          {
            name: 'Usher’s torch',
            imageUrl: image('ushers-torch'),
            url: `${sandbox.url}/store/ushers-torch/`,
          },
        ],
        [
          78,
          {
            name: 'Tide clock',
            imageUrl: image('tide-clock'),
            url: `${sandbox.url}/store/tide-clock/`,
          },
        ],
      ]),
    );
    expect(await sandbox.calls()).toEqual([
      'GET /v3/catalog/products?id:in=77,78,80,84&include=primary_image&include_fields=name,custom_url&is_visible=true&limit=250 200',
    ]);
  });

  it('are not asked for where none is wanted', async () => {
    expect(await fetchProducts([])).toEqual(new Map());
    expect(await sandbox.calls()).toEqual([]);
  });

  it.each([0, Number.NaN, '77', '77&is_visible=false'])(
    'are never asked for by what is no id: %o',
    async (id) => {
      await expect(fetchProducts([77, id as number])).rejects.toThrow(RangeError);
      expect(await sandbox.calls()).toEqual([]);
    },
  );
});

describe('both', () => {
  it('are there, or given up, well before the store’s page gives up itself', async () => {
    const snippet = await readFile(
      new URL('../../../public/current-customer.js', import.meta.url),
      'utf8',
    );
    const [, waitsMs] = /AbortSignal\.timeout\((\d+)\)/.exec(snippet) ?? [];
    expect(Number(waitsMs) - (ordersDeadlineMs + deadlineMs)).toBeGreaterThanOrEqual(3_000);
  });

  const asked: [string, string, () => Promise<unknown>, () => Promise<unknown>][] = [
    ['orders', 'Orders', () => fetchRecentOrders(mira), () => fetchRecentOrders(jonas)],
    ['products', 'Products', () => fetchProducts([77]), () => fetchProducts([78])],
  ];

  it.each(asked)('are kept for a minute, each for itself: %s', async (_, __, ask, askOther) => {
    const [first, second] = [await ask(), await ask()];
    expect(second).toEqual(first);
    expect(await sandbox.calls()).toHaveLength(1);
    expect(await askOther()).not.toEqual(first);
    expect(await sandbox.calls()).toHaveLength(2);
  });

  it.each(asked)('are asked for again after a failure: %s', async (_, __, ask) => {
    await fail(503);
    await expect(ask()).rejects.toMatchObject({ name: 'VendorError', failure: 'failing' });
    await ask();
    expect(await sandbox.calls()).toHaveLength(2);
  });

  it.each(asked)('need their scope, and say which: %s', async (missingScope, scope, ask) => {
    await sandbox.control('settings', { missingScope });
    await expect(ask()).rejects.toThrow(`lacks ${scope}, read-only`);
  });

  it.each(asked)('fail where an answer breaks off: %s', async (_, __, ask) => {
    await fail('malformed');
    await expect(ask()).rejects.toMatchObject({ name: 'VendorError', failure: 'malformed' });
    clearCaches();
    await ask();
  });
});
