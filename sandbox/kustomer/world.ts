// https://developer.kustomer.com/docs/chat/identity
// A visitor is a customer without externalId and email; a login moves their conversations and removes them.

import type { Stamp } from '../world/ageing';

export interface KustomerWorld {
  /** Grows with every change, so that a browser can tell which of two responses is newer. */
  revision: number;
  customers: ChatCustomer[];
  /** By fingerprint of the tracking token: the tokens are not kept. */
  sessions: Record<string, ChatSession>;
  conversations: Conversation[];
}

export interface ChatCustomer {
  id: string;
  /** Both null for a visitor. */
  externalId: string | null;
  email: string | null;
  /** Described by the page, not verified. */
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
  /** Agent's messages that the customer has not seen. */
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
export function conversationsOf(
  { conversations }: KustomerWorld,
  customerId: string,
): Conversation[] {
  return conversations.filter((conversation) => conversation.customerId === customerId);
}
