import { z } from 'zod';
import { beginConversation, say, textSchema } from '../kustomer/conversations';
import { type Conversation, conversationsOf } from '../kustomer/world';
import type { World } from '../world/world';
import { InvalidInput } from './input';

export const answerChatSchema = z.strictObject({
  conversationId: z.string().optional(),
  externalId: z.string().optional(),
  text: textSchema,
});

export interface Chat {
  conversationId: string;
  customerId: string;
  /** Both null for a visitor who is not logged in. */
  externalId: string | null;
  email: string | null;
  /** Described by the page, not verified. */
  customerDescribed: Record<string, unknown>;
  described: Record<string, unknown>;
  /** Agent's messages that the customer has not seen. */
  unread: number;
  messages: Conversation['messages'];
}

export function answerChat(world: World, input: z.infer<typeof answerChatSchema>): Chat {
  const { conversationId, externalId, text } = input;
  if ((conversationId === undefined) === (externalId === undefined))
    throw new InvalidInput('Either conversationId or externalId is required');
  const conversation =
    conversationId === undefined
      ? conversationWith(world, externalId)
      : findConversation(world, conversationId);
  return describeChat(world, say(world, conversation, 'agent', text));
}

function conversationWith(world: World, externalId: string | undefined): Conversation {
  const customer = world.kustomer.customers.find(
    (candidate) => candidate.externalId === externalId,
  );
  if (!customer) throw new InvalidInput(`There is no chat customer "${externalId}"`);
  return (
    conversationsOf(world.kustomer, customer.id).at(-1) ?? beginConversation(world, customer.id)
  );
}

function findConversation({ kustomer }: World, conversationId: string): Conversation {
  const found = kustomer.conversations.find(({ id }) => id === conversationId);
  if (!found) throw new InvalidInput(`There is no conversation ${conversationId}`);
  return found;
}

/** Oldest first; with an externalId, only that customer's. */
export function readChats(world: World, externalId: string | undefined): Chat[] {
  const chats = world.kustomer.conversations.map((conversation) =>
    describeChat(world, conversation),
  );
  return externalId === undefined ? chats : chats.filter((chat) => chat.externalId === externalId);
}

function describeChat({ kustomer }: World, conversation: Conversation): Chat {
  const { id, customerId, described, unread, messages } = conversation;
  const customer = kustomer.customers.find((candidate) => candidate.id === customerId);
  return {
    conversationId: id,
    customerId,
    externalId: customer?.externalId ?? null,
    email: customer?.email ?? null,
    customerDescribed: customer?.described ?? {},
    described,
    unread,
    messages,
  };
}
