// https://docs.bigcommerce.com/developer/api-reference/rest/admin/management/orders/v2
import 'server-only';
import { z } from 'zod';
import { cached, responseCache } from '@/lib/http/response-cache';
import type { StoreOrder, StoreOrderLine } from '@/lib/model';
import { callBigcommerce, ourStore } from './client';
import { idInAddress } from './ids';

export const linesShown = 8;
const ordersAPage = 20;
const mostPages = 3;
/** For all pages. The store's page also waits for the products (public/current-customer.js). */
export const ordersDeadlineMs = 7_000;

/** Statuses: incomplete, cancelled, declined. */
const notBought = [0, 5, 6];

const wireMoney = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .transform(Number);

const WireLine = z.object({
  product_id: z.number().int(),
  name: z.string(),
  quantity: z.number(),
  total_inc_tax: wireMoney,
  /** Set for a part of a bundle, which has a line of its own. */
  parent_order_product_id: z.number().nullish(),
});

const WireConsignments = z.array(z.object({ line_items: z.array(WireLine) })).default([]);

const WireOrder = z.object({
  id: z.number().int(),
  date_created: z.string().refine((date) => !Number.isNaN(Date.parse(date)), 'no date'),
  /** Of the payment; `currency_code` is only what prices were displayed in. */
  default_currency_code: z.string().regex(/^[A-Z]{3}$/),
  consignments: z.object({
    shipping: WireConsignments,
    pickups: WireConsignments,
    downloads: WireConsignments,
  }),
});

/** Filtered before parsing, so that a malformed unpaid order does not fail the page. */
const WireOrders = z
  .array(z.looseObject({ status_id: z.number().int() }))
  .transform((page) => {
    const bought: unknown[] = page.filter(({ status_id }) => !notBought.includes(status_id));
    return { isFull: page.length === ordersAPage, bought };
  })
  .pipe(z.object({ isFull: z.boolean(), bought: z.array(WireOrder) }));

export const cachedOrders = responseCache<StoreOrder[]>(60_000);

/** Newest first, cached for a minute. Throws VendorError, or RangeError for an invalid id. */
export async function fetchRecentOrders(customerId: number): Promise<StoreOrder[]> {
  const id = idInAddress(customerId);
  return cached(cachedOrders, `${ourStore().storeHash} ${id}`, () => requestOrders(id));
}

async function requestOrders(customerId: string): Promise<StoreOrder[]> {
  const endsAt = performance.now() + ordersDeadlineMs;
  const orders: StoreOrder[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await requestPage(customerId, page, endsAt - performance.now());
    orders.push(...(answer?.bought ?? []).map(toOrder));
    if (!answer?.isFull || orders.flatMap(({ lines }) => lines).length >= linesShown) break;
  }
  return orders;
}

function requestPage(
  customerId: string,
  page: number,
  leftMs: number,
): Promise<z.infer<typeof WireOrders> | null> {
  return callBigcommerce({
    operation: 'fetchRecentOrders',
    path: '/v2/orders',
    query: {
      customer_id: customerId,
      sort: 'date_created:desc',
      limit: String(ordersAPage),
      page: String(page),
      include: 'consignments.line_items',
      consignment_structure: 'object',
    },
    scope: 'Orders, read-only',
    answer: WireOrders,
    leftMs,
  });
}

function toOrder(order: z.infer<typeof WireOrder>): StoreOrder {
  const { shipping, pickups, downloads } = order.consignments;
  const lines = [...shipping, ...pickups, ...downloads].flatMap(({ line_items }) => line_items);
  return {
    id: order.id,
    orderedAt: new Date(order.date_created),
    currency: order.default_currency_code,
    lines: lines.filter(({ parent_order_product_id }) => !parent_order_product_id).map(toLine),
  };
}

function toLine(line: z.infer<typeof WireLine>): StoreOrderLine {
  return {
    productId: line.product_id > 0 ? line.product_id : null,
    name: line.name,
    quantity: line.quantity,
    price: line.total_inc_tax,
  };
}
