// https://developer.bigcommerce.com/docs/rest-management/customers
// One customer is requested as a list of one id; an unknown one is an empty list.

import { Hono } from 'hono';
import { z } from 'zod';
import type { Env, Sandbox } from '../sandbox';
import { requireScope } from './access';
import { pagination } from './products';
import { ids, readQuery } from './query';
import type { Shopper } from './world';

const REGISTERED = '2026-01-05T09:00:00Z';

export function customers(sandbox: Sandbox): Hono<Env> {
  const { world } = sandbox;
  const routes = new Hono<Env>().use('/v3/customers', requireScope(sandbox, 'customers'));

  return routes.get('/v3/customers', (c) => {
    const query = readQuery(c, z.object({ 'id:in': ids.optional() }));
    const found = world.bigcommerce.shoppers.filter(
      ({ id }) => query['id:in']?.includes(id) ?? true,
    );
    return c.json({
      data: found.map(wireCustomer),
      meta: { pagination: pagination(found.length, found.length, 50, 1) },
    });
  });
}

function wireCustomer(shopper: Shopper): object {
  return {
    id: shopper.id,
    email: shopper.email,
    first_name: shopper.firstName,
    last_name: shopper.lastName,
    company: '',
    phone: '',
    customer_group_id: shopper.groupId,
    date_created: REGISTERED,
    date_modified: REGISTERED,
    channel_ids: null,
    origin_channel_id: 1,
    authentication: { force_password_reset: false },
    address_count: 0,
    attribute_count: 0,
  };
}
