// Order 100 is a guest's, with customer 0: a client that forgets the filter gets it too.

import { DELETED_PRODUCT, seededProducts } from './seed-products';
import type { Order, OrderLine } from './world';

const INCOMPLETE = 0;
const CANCELLED = 5;
const DECLINED = 6;
const SHIPPED = 2;
const COMPLETED = 10;
const AWAITING_FULFILLMENT = 11;

const WEEK = 7 * 24 * 60 * 60 * 1000;

export function seededOrders(): Order[] {
  return [guestsOrder(), ...mirasOrders(), ...jonasOrders(), ...otisOrders(), ...noorsOrders()];
}

function guestsOrder(): Order {
  return order(100, 0, '2026-10-30T17:02:00Z', COMPLETED, 'USD', [line(79)]);
}

function mirasOrders(): Order[] {
  const bowl: OrderLine = {
    ...line(77),
    productId: DELETED_PRODUCT.id,
    name: DELETED_PRODUCT.name,
    sku: DELETED_PRODUCT.sku,
    price: DELETED_PRODUCT.price,
  };
  const giftWrap: OrderLine = {
    ...line(77),
    productId: 0,
    name: 'Gift wrapping',
    sku: '',
    price: 4.5,
  };
  return [
    order(101, 4927, '2026-08-14T19:05:18Z', COMPLETED, 'USD', [bowl, line(79)]),
    order(102, 4927, '2026-09-27T08:41:03Z', SHIPPED, 'USD', [line(78), giftWrap]),
    order(103, 4927, '2026-10-11T21:30:00Z', CANCELLED, 'USD', [line(81)]),
    order(104, 4927, '2026-10-12T09:12:45Z', DECLINED, 'USD', [line(81)]),
    order(105, 4927, '2026-11-06T20:15:30Z', AWAITING_FULFILLMENT, 'USD', [line(77, 2), line(83)]),
    order(106, 4927, '2026-11-19T11:00:00Z', INCOMPLETE, 'USD', [line(82, 5)]),
  ];
}

function jonasOrders(): Order[] {
  return [
    order(107, 4928, '2026-07-02T10:20:00Z', COMPLETED, 'EUR', [line(82, 3)]),
    {
      ...order(108, 4928, '2026-09-09T15:45:10Z', COMPLETED, 'EUR', [line(81)]),
      displayCurrency: 'GBP',
    },
    order(109, 4928, '2026-11-01T23:59:59Z', SHIPPED, 'JPY', [{ ...line(79), price: 7400 }]),
  ];
}

/** None of the first page, which is in ascending order by default, is recent. */
function otisOrders(): Order[] {
  const first = Date.parse('2025-09-26T18:00:00Z');
  return Array.from({ length: 60 }, (_, week) => {
    const at = new Date(first + week * WEEK).toISOString();
    return order(200 + week, 4930, at, COMPLETED, 'USD', [line(week % 2 === 0 ? 79 : 77)]);
  });
}

/** The first page of the newest orders is all unfinished; one of them has no currency yet. */
function noorsOrders(): Order[] {
  const bought = order(300, 4931, '2026-06-05T12:00:00Z', COMPLETED, 'USD', [line(78)]);
  const first = Date.parse('2026-06-12T12:00:00Z');
  const begun = Array.from({ length: 21 }, (_, week) => {
    const at = new Date(first + week * WEEK).toISOString();
    return order(301 + week, 4931, at, INCOMPLETE, week === 20 ? '' : 'USD', [line(82)]);
  });
  return [bought, ...begun];
}

function order(
  id: number,
  customerId: number,
  at: string,
  statusId: number,
  currency: string,
  lines: OrderLine[],
): Order {
  const numbered = lines.map((entry, index) => ({ ...entry, id: id * 10 + index }));
  return { id, customerId, createdAt: at, statusId, currency, lines: numbered };
}

function line(productId: number, quantity = 1): OrderLine {
  const product = seededProducts().find(({ id }) => id === productId);
  if (!product) throw new Error(`The store never had a product ${productId}`);
  const { name, sku, price } = product;
  const kind = productId === 83 ? 'digital' : 'physical';
  return { id: 0, productId, name, sku, quantity, price, kind };
}
