// https://developer.kustomer.com/chat-sdk/docs/kustomer-createconversation

import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Sandbox } from '../sandbox';
import type { World } from '../world/world';
import { announce } from './announce';
import { readBody } from './read-body';
import { KustomerRefusal } from './refusal';
import { type ChatEnv, requireSession } from './sessions';
import { snapshotOf } from './snapshot';
import type { Conversation, Message } from './world';

const CONVERSATIONS_KEPT = 5_000;
const MESSAGES_KEPT = 500;

export const textSchema = z.string().trim().min(1).max(5_000);
const describedSchema = z.object({ customAttributes: z.record(z.string(), z.unknown()) });

export function conversations(sandbox: Sandbox): Hono<ChatEnv> {
  const { world } = sandbox;
  const routes = new Hono<ChatEnv>();
  routes.use('/v1/chat/conversations/*', requireSession(sandbox));

  routes.post('/v1/chat/conversations', async (c) => {
    const { text } = await readBody(c, z.object({ text: textSchema }));
    const { customer } = c.var;
    const { id } = say(world, beginConversation(world, customer.id), 'customer', text);
    return c.json({ ...snapshotOf(world, customer), conversationId: id }, 201);
  });
  routes.post('/v1/chat/conversations/:id/messages', async (c) => {
    const { text } = await readBody(c, z.object({ text: textSchema }));
    say(world, ownConversation(world, c.var.customer.id, c.req.param('id')), 'customer', text);
    return c.json(snapshotOf(world, c.var.customer), 201);
  });
  routes.post('/v1/chat/conversations/:id/read', (c) => {
    ownConversation(world, c.var.customer.id, c.req.param('id')).unread = 0;
    announce(world);
    return c.json(snapshotOf(world, c.var.customer));
  });
  routes.patch('/v1/chat/conversations/:id', async (c) => {
    const conversation = ownConversation(world, c.var.customer.id, c.req.param('id'));
    Object.assign(conversation.described, (await readBody(c, describedSchema)).customAttributes);
    return c.json(snapshotOf(world, c.var.customer));
  });
  return routes;
}

export function beginConversation({ kustomer }: World, customerId: string): Conversation {
  const conversation: Conversation = {
    id: randomUUID(),
    customerId,
    createdAt: new Date().toISOString(),
    messages: [],
    unread: 0,
    described: {},
  };
  kustomer.conversations.push(conversation);
  kustomer.conversations.splice(0, kustomer.conversations.length - CONVERSATIONS_KEPT);
  return conversation;
}

export function say(
  world: World,
  conversation: Conversation,
  from: Message['from'],
  text: string,
): Conversation {
  conversation.messages.push({ id: randomUUID(), at: new Date().toISOString(), from, text });
  conversation.messages.splice(0, conversation.messages.length - MESSAGES_KEPT);
  conversation.unread = from === 'agent' ? conversation.unread + 1 : 0;
  announce(world);
  return conversation;
}

/** Another customer's conversation is a 404 as well. */
function ownConversation({ kustomer }: World, customerId: string, id: string): Conversation {
  const own = kustomer.conversations.find(
    (conversation) => conversation.id === id && conversation.customerId === customerId,
  );
  if (!own) throw new KustomerRefusal(404, 'There is no such conversation');
  return own;
}
