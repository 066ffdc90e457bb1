import { describe, expect, it } from 'vitest';
import { openSandbox } from '../test-sandbox';
import { manage } from './test-store';

const sandbox = openSandbox();

interface Listed {
  id: number;
  customer_id: number;
  status_id: number;
}

async function list(query = ''): Promise<Listed[]> {
  const { status, body } = await manage(sandbox, `/v2/orders${query}`);
  expect(status).toBe(200);
  return body as Listed[];
}

const idsOf = (orders: Listed[]) => orders.map(({ id }) => id);

describe('orders', () => {
  it("are a customer's, sorted by id by default", async () => {
    expect(idsOf(await list('?customer_id=4927'))).toEqual([101, 102, 103, 104, 105, 106]);
    expect(idsOf(await list('?customer_id=4927&sort=date_created:desc&limit=2'))).toEqual([
      106, 105,
    ]);
    expect(idsOf(await list('?customer_id=4927&status_id=5'))).toEqual([103]);
  });

  it("are the whole store's without customer_id, a guest's for customer 0, and fifty a page", async () => {
    const all = await list();
    expect(all).toHaveLength(50);
    expect(new Set(all.map(({ customer_id }) => customer_id)).size).toBeGreaterThan(2);
    expect(idsOf(await list('?customer_id=0'))).toEqual([100]);
    expect(idsOf(await list('?customer_id=4930&page=2&limit=50'))).toHaveLength(10);
  });

  it('are a 204 without a body where there is none', async () => {
    expect(await manage(sandbox, '/v2/orders?customer_id=4929')).toMatchObject({
      status: 204,
      body: '',
    });
  });

  it("have V2's shape: dates as in mail, money as text, related data as links", async () => {
    const [order] = await list('?customer_id=4927&limit=1');
    expect(order).toMatchObject({
      id: 101,
      date_created: 'Fri, 14 Aug 2026 19:05:18 +0000',
      status: 'Completed',
      total_inc_tax: '66.0000',
      default_currency_code: 'USD',
      products: { resource: '/orders/101/products' },
      consignments: { resource: '/orders/101/consignments' },
    });
  });

  it('have both the currency paid in and the one prices were shown in', async () => {
    expect(await list('?customer_id=4928')).toMatchObject([
      { default_currency_code: 'EUR', currency_code: 'EUR' },
      { default_currency_code: 'EUR', currency_code: 'GBP' },
      { default_currency_code: 'JPY', currency_code: 'JPY' },
    ]);
  });

  it('include their lines on request, in an object or in a list', async () => {
    const query =
      '?customer_id=4927&sort=date_created:desc&limit=2&include=consignments.line_items';
    const [, asObject] = await list(`${query}&consignment_structure=object`);
    const consignments = {
      shipping: [
        {
          line_items: [
            { product_id: 77, quantity: 2, price_inc_tax: '24.5000', total_inc_tax: '49.0000' },
          ],
        },
      ],
      downloads: [{ line_items: [{ product_id: 83, name: 'Season poster, to print at home' }] }],
      pickups: [],
    };
    expect(asObject).toMatchObject({ id: 105, consignments });
    const [, inList] = await list(query);
    expect(inList).toMatchObject({ id: 105, consignments: [consignments] });
  });

  it('have an endpoint for their lines', async () => {
    expect((await manage(sandbox, '/v2/orders/102/products')).body).toMatchObject([
      { product_id: 78, name: 'Tide clock' },
      { product_id: 0, name: 'Gift wrapping' },
    ]);
    expect((await manage(sandbox, '/v2/orders/999/products')).status).toBe(404);
  });

  it.each(['customerid=4927', 'min_id=3', 'is_deleted=true'])(
    'reject a filter that the real API would ignore: %s',
    async (query) => {
      const name = query.split('=')[0];
      expect(await manage(sandbox, `/v2/orders?${query}`)).toMatchObject({
        status: 501,
        body: [{ status: 501, message: expect.stringContaining(`does not know ${name}`) }],
      });
    },
  );

  it.each(['customer_id=me', 'limit=-1', 'sort=total', 'include=everything'])(
    'reject an invalid parameter: %s',
    async (query) => {
      expect((await manage(sandbox, `/v2/orders?${query}`)).status).toBe(400);
    },
  );
});
