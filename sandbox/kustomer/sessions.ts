// The tracking token is observed on public pages, also its place in the page's storage; the address and headers are guessed.

import { randomBytes, randomUUID } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import type { Env, Sandbox } from '../sandbox';
import { stampNow } from '../world/ageing';
import { fingerprint } from '../world/fingerprint';
import type { World } from '../world/world';
import { announce } from './announce';
import { KustomerRefusal } from './refusal';
import { snapshotOf } from './snapshot';
import type { ChatCustomer } from './world';

/** Public: it only names the organisation. */
export const API_KEY = 'sandbox-kustomer-key';
const TRACKING_TOKEN = 'x-kustomer-tracking-token';
const SESSIONS_KEPT = 10_000;
const CUSTOMERS_KEPT = 10_000;

export type ChatEnv = Env & { Variables: { customer: ChatCustomer; session: string } };

export function sessions(sandbox: Sandbox): Hono<ChatEnv> {
  const { world } = sandbox;
  const routes = new Hono<ChatEnv>();
  routes.post('/v1/chat/sessions', requireKey, (c) => {
    const { token, customer } = beginSession(world);
    return c.json({ ...snapshotOf(world, customer), trackingToken: token }, 201);
  });
  routes.get('/v1/chat/session', requireSession(sandbox), (c) =>
    c.json(snapshotOf(world, c.var.customer)),
  );
  routes.delete('/v1/chat/session', requireSession(sandbox), (c) => {
    delete world.kustomer.sessions[c.var.session];
    announce(world);
    return c.json({});
  });
  return routes;
}

function beginSession(world: World): { token: string; customer: ChatCustomer } {
  const token = randomBytes(32).toString('base64url');
  const customer = addCustomer(world, {});
  const { sessions } = world.kustomer;
  sessions[fingerprint(token)] = { customerId: customer.id, begun: stampNow(world) };
  for (const oldest of Object.keys(sessions).slice(0, -SESSIONS_KEPT)) delete sessions[oldest];
  return { token, customer };
}

export function addCustomer(
  world: World,
  identity: Partial<Pick<ChatCustomer, 'email' | 'externalId'>>,
): ChatCustomer {
  const { customers } = world.kustomer;
  const customer = { id: randomUUID(), email: null, externalId: null, described: {}, ...identity };
  customers.push(customer);
  customers.splice(0, customers.length - CUSTOMERS_KEPT);
  return customer;
}

const requireKey: MiddlewareHandler = async (c, next) => {
  const key = c.req.header('Authorization')?.match(/^Bearer\s+(\S+)$/i)?.[1];
  if (key !== API_KEY) throw new KustomerRefusal(401, 'The API key is not known');
  await next();
};

export function requireSession({ world }: Sandbox): MiddlewareHandler<ChatEnv> {
  return async (c, next) => {
    const session = fingerprint(c.req.header(TRACKING_TOKEN) ?? '');
    const customer = customerOf(world, session);
    if (!customer) throw new KustomerRefusal(410, 'The chat session is over');
    c.set('session', session);
    c.set('customer', customer);
    await next();
  };
}

export function customerOf({ kustomer }: World, session: string): ChatCustomer | undefined {
  const customerId = kustomer.sessions[session]?.customerId;
  return kustomer.customers.find(({ id }) => id === customerId);
}
