import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { deadlineMs } from './client';
import { fetchRecentOrders, ordersDeadlineMs } from './orders';
import { fetchProducts } from './products';
import { clearCaches, ines, jonas, mira, noor, otis, ownStore } from './test-store';

const sandbox = ownStore();
const fail = (fault: string | number, times = 1) =>
  sandbox.control('fail', { vendor: 'bigcommerce', fault, times });

describe('recent orders', () => {
  it('are the paid ones, newest first, with their lines', async () => {
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

  it('are requested in one call for one customer', async () => {
    await fetchRecentOrders(mira);
    expect(await sandbox.calls()).toEqual([
      'GET /v2/orders?customer_id=4927&sort=date_created:desc&limit=20&page=1&include=consignments.line_items&consignment_structure=object 200',
    ]);
  });

  it('have the currency of the payment, not the displayed one', async () => {
    expect(await fetchRecentOrders(jonas)).toMatchObject([
      { id: 109, currency: 'JPY', lines: [{ price: 7400 }] },
      { id: 108, currency: 'EUR' },
      { id: 107, currency: 'EUR', lines: [{ quantity: 3, price: 96 }] },
    ]);
  });

  it('are empty for a customer who never ordered', async () => {
    expect(await fetchRecentOrders(ines)).toEqual([]);
  });

  it('are the newest 20 of many, from one page', async () => {
    const orders = await fetchRecentOrders(otis);
    expect(orders.map(({ id }) => id)).toEqual(
      Array.from({ length: 20 }, (_, index) => 259 - index),
    );
    expect(await sandbox.calls()).toHaveLength(1);
  });

  it('are found behind a page of unpaid ones, one of them malformed', async () => {
    expect(await fetchRecentOrders(noor)).toMatchObject([
      { id: 300, lines: [{ name: 'Tide clock' }] },
    ]);
    expect(await sandbox.calls()).toHaveLength(2);
  });

  it('have one deadline for all pages', async () => {
    await sandbox.control('settings', { slowSeconds: 0.1 });
    await fail('slow', 2);
    const now = performance.now.bind(performance);
    const hundredfold = vi.spyOn(performance, 'now').mockImplementation(() => now() * 100);
    await expect(fetchRecentOrders(noor)).rejects.toMatchObject({ failure: 'timeout' });
    hundredfold.mockRestore();
    clearCaches();
    expect(await fetchRecentOrders(noor)).toHaveLength(1);
  });

  it.each([0, -4927, 1.5, Number.NaN, '4927', '1&x=', '4927&customer_id=0', undefined])(
    'are not requested for an invalid customer id: %o',
    async (customerId) => {
      await expect(fetchRecentOrders(customerId as number)).rejects.toThrow(RangeError);
      expect(await sandbox.calls()).toEqual([]);
    },
  );
});

describe('products', () => {
  it('are the visible ones, with picture and page, in one call', async () => {
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

  it('are not requested for an empty list', async () => {
    expect(await fetchProducts([])).toEqual(new Map());
    expect(await sandbox.calls()).toEqual([]);
  });

  it.each([0, Number.NaN, '77', '77&is_visible=false'])(
    'are not requested with an invalid id: %o',
    async (id) => {
      await expect(fetchProducts([77, id as number])).rejects.toThrow(RangeError);
      expect(await sandbox.calls()).toEqual([]);
    },
  );
});

describe('orders and products', () => {
  it('have a deadline at least three seconds shorter than that of the store’s page', async () => {
    const snippet = await readFile(
      new URL('../../../public/current-customer.js', import.meta.url),
      'utf8',
    );
    const [, snippetMs] = /AbortSignal\.timeout\((\d+)\)/.exec(snippet) ?? [];
    expect(Number(snippetMs) - (ordersDeadlineMs + deadlineMs)).toBeGreaterThanOrEqual(3_000);
  });

  const requests: [string, string, () => Promise<unknown>, () => Promise<unknown>][] = [
    ['orders', 'Orders', () => fetchRecentOrders(mira), () => fetchRecentOrders(jonas)],
    ['products', 'Products', () => fetchProducts([77]), () => fetchProducts([78])],
  ];

  it.each(requests)('are cached separately: %s', async (_, __, fetchOne, fetchOther) => {
    const [first, second] = [await fetchOne(), await fetchOne()];
    expect(second).toEqual(first);
    expect(await sandbox.calls()).toHaveLength(1);
    expect(await fetchOther()).not.toEqual(first);
    expect(await sandbox.calls()).toHaveLength(2);
  });

  it.each(requests)('are requested again after a failure: %s', async (_, __, fetchOne) => {
    await fail(503);
    await expect(fetchOne()).rejects.toMatchObject({ name: 'VendorError', failure: 'failing' });
    await fetchOne();
    expect(await sandbox.calls()).toHaveLength(2);
  });

  it.each(requests)('name a missing scope: %s', async (missingScope, scope, fetchOne) => {
    await sandbox.control('settings', { missingScope });
    await expect(fetchOne()).rejects.toThrow(`lacks ${scope}, read-only`);
  });

  it.each(requests)('fail on a malformed response: %s', async (_, __, fetchOne) => {
    await fail('malformed');
    await expect(fetchOne()).rejects.toMatchObject({ name: 'VendorError', failure: 'malformed' });
    clearCaches();
    await fetchOne();
  });
});
