// https://developer.bigcommerce.com/docs/rest-management/orders
// No order is a 204 without a body; the default order is by id, ascending; without `customer_id` it is the whole store's.

import { Hono } from 'hono';
import { z } from 'zod';
import type { Env, Sandbox } from '../sandbox';
import { requireScope } from './access';
import { StoreRefusal } from './failures';
import { count, readQuery, someOf } from './query';
import { wireLine, wireOrder } from './wire-order';
import type { Order } from './world';

const LARGEST_PAGE = 250;

const listQuery = z.object({
  customer_id: count.optional(),
  status_id: count.optional(),
  sort: z
    .string()
    .regex(/^(id|date_created)(:(asc|desc))?$/, 'is unknown to the sandbox')
    .default('id:asc'),
  limit: count.default(50),
  page: count.default(1),
  include: someOf(['consignments', 'consignments.line_items']).default([]),
  consignment_structure: z.enum(['object', 'array']).default('array'),
});

export function orders(sandbox: Sandbox): Hono<Env> {
  const { world } = sandbox;
  const routes = new Hono<Env>().use('/v2/orders/*', requireScope(sandbox, 'orders'));

  routes.get('/v2/orders', (c) => {
    const query = readQuery(c, listQuery);
    const found = sorted(world.bigcommerce.orders, query.sort)
      .filter(
        ({ customerId }) => query.customer_id === undefined || customerId === query.customer_id,
      )
      .filter(({ statusId }) => query.status_id === undefined || statusId === query.status_id);
    const limit = Math.min(query.limit, LARGEST_PAGE);
    const page = found.slice((query.page - 1) * limit, query.page * limit);
    if (page.length === 0) return c.body(null, 204);
    const apiUrl = new URL('.', c.req.url).href.replace(/\/$/, '');
    const isObject = query.consignment_structure === 'object';
    return c.json(page.map((order) => wireOrder(order, apiUrl, query.include, isObject)));
  });

  return routes.get('/v2/orders/:id{[0-9]+}/products', (c) => {
    readQuery(c, z.object({}));
    const order = world.bigcommerce.orders.find(({ id }) => id === Number(c.req.param('id')));
    if (!order) throw new StoreRefusal(404, 'The requested resource was not found.');
    return c.json(order.lines.map((line) => wireLine(order, line)));
  });
}

function sorted(all: readonly Order[], sort: string): Order[] {
  const [field, direction] = sort.split(':');
  const keyOf = (order: Order) => (field === 'id' ? order.id : Date.parse(order.createdAt));
  const sign = direction === 'desc' ? -1 : 1;
  return [...all].sort((one, other) => sign * (keyOf(one) - keyOf(other)));
}
