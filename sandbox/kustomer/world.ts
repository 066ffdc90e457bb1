// What Kustomer knows, as plain JSON: people, the browsers they chat from, and what was said.
// https://developer.kustomer.com/docs/chat/identity. The surprise: a visitor who has said who they are in no way is a
// customer too, until a login gives their conversations to somebody and forgets them.

import type { Stamp } from '../world/ageing';

export interface KustomerWorld {
  /** Grows with every change, so that a browser can tell the newer of two answers. */
  revision: number;
  customers: ChatCustomer[];
  /** Browsers, by fingerprint of their tracking token: the tokens themselves are not kept. */
  sessions: Record<string, ChatSession>;
  conversations: Conversation[];
}

export interface ChatCustomer {
  id: string;
  /** Null in both: nobody knows who it is. */
  externalId: string | null;
  email: string | null;
  /** What a page said of them, which nobody has verified. */
  described: Record<string, unknown>;
}

export interface ChatSession {
  customerId: string;
  begun: Stamp;
}

export interface Conversation {
  id: string;
  customerId: string;
  /** ISO 8601. */
  createdAt: string;
  messages: Message[];
  /** How many of the agent's messages the customer has not seen. */
  unread: number;
  described: Record<string, unknown>;
}

export interface Message {
  id: string;
  /** ISO 8601. */
  at: string;
  from: 'customer' | 'agent';
  text: string;
}

export function createKustomerWorld(): KustomerWorld {
  return { revision: 0, customers: [], sessions: {}, conversations: [] };
}

export function isIdentified({ externalId, email }: ChatCustomer): boolean {
  return externalId !== null || email !== null;
}

/** Oldest first. */
export function conversationsOf({ conversations }: KustomerWorld, customerId: string): Conversation[] {
  return conversations.filter((conversation) => conversation.customerId === customerId);
}
