// Money is a string with four decimals, and related data is a link unless it is included.
// `default_currency_code` is the currency paid in, `currency_code` the one in which prices were shown.

import type { Order, OrderLine } from './world';

const statuses: Record<number, string> = {
  0: 'Incomplete',
  1: 'Pending',
  2: 'Shipped',
  4: 'Refunded',
  5: 'Cancelled',
  6: 'Declined',
  7: 'Awaiting Payment',
  10: 'Completed',
  11: 'Awaiting Fulfillment',
};

export type Include = 'consignments' | 'consignments.line_items';

export function wireOrder(
  order: Order,
  apiUrl: string,
  includes: readonly Include[],
  isObject: boolean,
): object {
  const total = order.lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  const date = mailDate(order.createdAt);
  return {
    id: order.id,
    customer_id: order.customerId,
    date_created: date,
    date_modified: date,
    date_shipped: '',
    status_id: order.statusId,
    status: statuses[order.statusId],
    custom_status: statuses[order.statusId],
    total_ex_tax: money(total),
    total_inc_tax: money(total),
    items_total: order.lines.reduce((sum, line) => sum + line.quantity, 0),
    order_is_digital: order.lines.every(({ kind }) => kind === 'digital'),
    currency_code: order.displayCurrency ?? order.currency,
    default_currency_code: order.currency,
    store_default_currency_code: 'USD',
    channel_id: 1,
    customer_locale: 'en',
    products: link(apiUrl, `/orders/${order.id}/products`),
    consignments: wireConsignments(order, apiUrl, includes, isObject),
  };
}

/** The older structure wraps the object in a list. */
function wireConsignments(
  order: Order,
  apiUrl: string,
  includes: readonly Include[],
  isObject: boolean,
) {
  if (includes.length === 0) return link(apiUrl, `/orders/${order.id}/consignments`);
  const withLines = includes.includes('consignments.line_items');
  const ofKind = (kind: OrderLine['kind']) => {
    const lines = order.lines.filter((line) => line.kind === kind);
    if (lines.length === 0) return [];
    const items = lines.map((line) => wireLine(order, line));
    return [
      {
        id: order.id,
        line_items: withLines ? items : link(apiUrl, `/orders/${order.id}/products`),
      },
    ];
  };
  const consignments = {
    pickups: [],
    shipping: ofKind('physical'),
    downloads: ofKind('digital'),
    email: { gift_certificates: [] },
  };
  return isObject ? consignments : [consignments];
}

export function wireLine(order: Order, line: OrderLine): object {
  const total = money(line.price * line.quantity);
  return {
    id: line.id,
    order_id: order.id,
    product_id: line.productId,
    name: line.name,
    name_customer: line.name,
    sku: line.sku,
    type: line.kind,
    base_price: money(line.price),
    price_ex_tax: money(line.price),
    price_inc_tax: money(line.price),
    total_ex_tax: total,
    total_inc_tax: total,
    quantity: line.quantity,
    is_refunded: false,
    parent_order_product_id: null,
    is_bundled_product: false,
    product_options: [],
  };
}

function money(amount: number): string {
  return amount.toFixed(4);
}

function mailDate(iso: string): string {
  return new Date(iso).toUTCString().replace('GMT', '+0000');
}

function link(apiUrl: string, resource: string) {
  return { url: `${apiUrl}${resource}`, resource };
}
