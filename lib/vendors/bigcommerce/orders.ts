// What a customer ordered lately, with its lines, in one call where that is enough
// (https://docs.bigcommerce.com/developer/api-reference/rest/admin/management/orders/v2).
// The surprises: unasked, orders come oldest first; what was begun and never paid comes along, whole pages of it at worst;
// `currency_code` is only what prices were shown in, what was paid in is `default_currency_code`; and lines lie in
// consignments, shipped, picked up or downloaded.
import 'server-only';
import { z } from 'zod';
import { cached, responseCache } from '@/lib/http/response-cache';
import type { StoreOrder, StoreOrderLine } from '@/lib/model';
import { callBigcommerce, ourStore } from './client';
import { idInAddress } from './ids';
import { systemTime, type Time } from './rate-limit';

/** As many lines as anybody is shown. */
export const linesShown = 8;
/** Enough to fill a page, and an answer of some hundred kilobytes at worst. */
const ordersAPage = 20;
/** Who began sixty orders since they last bought something is shown none. */
const mostPages = 3;
/** Of all pages together: their products are asked for next, and the store's page waits for both (public/current-customer.js). */
export const ordersDeadlineMs = 7_000;

/** Begun and not paid, called off, or refused: nothing that somebody bought. */
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
  /** Set for a part of what stands in another line. */
  parent_order_product_id: z.number().nullish(),
});

const WireConsignments = z.array(z.object({ line_items: z.array(WireLine) })).default([]);

const WireOrder = z.object({
  id: z.number().int(),
  /** As in mail: `Thu, 18 Mar 2021 19:05:18 +0000`. */
  date_created: z.string().refine((date) => !Number.isNaN(Date.parse(date)), 'no date'),
  default_currency_code: z.string().regex(/^[A-Z]{3}$/),
  consignments: z.object({
    shipping: WireConsignments,
    pickups: WireConsignments,
    downloads: WireConsignments,
  }),
});

/** What was not bought is left out before it is read any further: nobody will see what is odd about it. */
const WireOrders = z
  .array(z.looseObject({ status_id: z.number().int() }))
  .transform((page) => {
    const bought: unknown[] = page.filter(({ status_id }) => !notBought.includes(status_id));
    return { isFull: page.length === ordersAPage, bought };
  })
  .pipe(z.object({ isFull: z.boolean(), bought: z.array(WireOrder) }));

export const cachedOrders = responseCache<StoreOrder[]>(60_000);

/** What they bought, newest first, up to a minute old. Throws VendorError, or RangeError for what is no customer's id. */
export async function fetchRecentOrders(
  customerId: number,
  time = systemTime,
): Promise<StoreOrder[]> {
  const id = idInAddress(customerId);
  return cached(cachedOrders, `${ourStore().storeHash} ${id}`, () => askForOrders(id, time));
}

async function askForOrders(customerId: string, time: Time): Promise<StoreOrder[]> {
  const endsAt = time.now() + ordersDeadlineMs;
  const orders: StoreOrder[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const answer = await askForPage({ customerId, page, leftMs: endsAt - time.now() }, time);
    orders.push(...(answer?.bought ?? []).map(toOrder));
    if (!answer?.isFull || orders.flatMap(({ lines }) => lines).length >= linesShown) break;
  }
  return orders;
}

function askForPage(
  { customerId, page, leftMs }: { customerId: string; page: number; leftMs: number },
  time: Time,
): Promise<z.infer<typeof WireOrders> | null> {
  const call = {
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
  };
  return callBigcommerce(call, time);
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
