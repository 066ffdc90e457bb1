// https://developer.kustomer.com/chat-sdk/docs/kustomer-describecustomer: not verified, so agents should not rely on it.

import { Hono } from 'hono';
import { z } from 'zod';
import type { Env, Sandbox } from '../sandbox';
import { readBody } from './read-body';
import { requireSession } from './sessions';
import { snapshotOf } from './snapshot';

const anything = z.record(z.string(), z.unknown());
const describedSchema = z.object({
  attributes: anything.optional(),
  customAttributes: anything.optional(),
});

export function customers(sandbox: Sandbox): Hono<Env> {
  const routes = new Hono<Env>();
  routes.patch('/v1/chat/customer', requireSession(sandbox), async (c) => {
    const { attributes, customAttributes } = await readBody(c, describedSchema);
    Object.assign(c.var.customer.described, attributes, customAttributes);
    return c.json(snapshotOf(sandbox.world, c.var.customer));
  });
  return routes;
}
