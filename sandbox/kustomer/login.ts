// https://developer.kustomer.com/chat-sdk/docs/kustomer-login: `identified` may be false without an error.

import { Hono } from 'hono';
import { z } from 'zod';
import type { Env, Sandbox } from '../sandbox';
import type { World } from '../world/world';
import { announce } from './announce';
import { type Identity, verifyChatToken } from './chat-token';
import { readBody } from './read-body';
import { KustomerRefusal } from './refusal';
import { addCustomer, requireSession } from './sessions';
import { snapshotOf } from './snapshot';
import { type ChatCustomer, isIdentified } from './world';

const loginSchema = z.object({ jwtToken: z.string() });

export function login(sandbox: Sandbox): Hono<Env> {
  const { world } = sandbox;
  const routes = new Hono<Env>();
  routes.post('/v1/chat/login', requireSession(sandbox), async (c) => {
    const { jwtToken } = await readBody(c, loginSchema);
    const identity = await verifyChatToken(sandbox, jwtToken);
    if (world.settings.chatLoginIdentity === 'none')
      return c.json(snapshotOf(world, c.var.customer));
    const customer = logIn(world, c.var.session, c.var.customer, identityToUse(world, identity));
    announce(world);
    return c.json(snapshotOf(world, customer));
  });
  return routes;
}

function logIn(
  world: World,
  session: string,
  present: ChatCustomer,
  identity: Identity,
): ChatCustomer {
  const customer = findCustomer(world, identity) ?? addCustomer(world, identity);
  if (customer === present) return customer;
  if (!isIdentified(present)) moveConversations(world, present, customer);
  else if (world.settings.chatSecondLogin === 'refused')
    throw new KustomerRefusal(409, 'Another customer is logged in to this chat');
  const mine = world.kustomer.sessions[session];
  if (mine) mine.customerId = customer.id;
  return customer;
}

function findCustomer({ kustomer }: World, identity: Identity): ChatCustomer | undefined {
  return kustomer.customers.find((customer) =>
    'email' in identity
      ? customer.email === identity.email
      : customer.externalId === identity.externalId,
  );
}

/** All browser sessions of the visitor follow, because they share one token. */
function moveConversations(
  { kustomer }: World,
  visitor: ChatCustomer,
  customer: ChatCustomer,
): void {
  for (const conversation of kustomer.conversations) {
    if (conversation.customerId === visitor.id) conversation.customerId = customer.id;
  }
  Object.assign(customer.described, visitor.described);
  kustomer.customers.splice(kustomer.customers.indexOf(visitor), 1);
}

/** With the setting `chatLoginIdentity`, another customer is logged in than the token says. */
function identityToUse({ settings }: World, identity: Identity): Identity {
  if (settings.chatLoginIdentity !== 'another') return identity;
  return 'email' in identity
    ? { email: `not-${identity.email}` }
    : { externalId: `not-${identity.externalId}` };
}
