// Every response to a browser is a whole snapshot; `revision` says which of two is newer.

import type { World } from '../world/world';
import { type ChatCustomer, type Conversation, conversationsOf, isIdentified } from './world';

export interface Snapshot {
  revision: number;
  customer: DescribedCustomer;
  conversations: DescribedConversation[];
}

export interface DescribedCustomer {
  identified: boolean;
  customerId: string;
  email?: string;
  externalId?: string;
}

export interface DescribedConversation {
  conversationId: string;
  createdAt: string;
  ended: boolean;
  isInAssistantMode: boolean;
  unread: number;
  messages: Conversation['messages'];
}

export function snapshotOf(world: World, customer: ChatCustomer): Snapshot {
  return {
    revision: world.kustomer.revision,
    customer: describeCustomer(customer),
    conversations: conversationsOf(world.kustomer, customer.id).map(describeConversation),
  };
}

export function describeCustomer(customer: ChatCustomer): DescribedCustomer {
  return {
    identified: isIdentified(customer),
    customerId: customer.id,
    ...(customer.email === null ? {} : { email: customer.email }),
    ...(customer.externalId === null ? {} : { externalId: customer.externalId }),
  };
}

function describeConversation({
  id,
  createdAt,
  unread,
  messages,
}: Conversation): DescribedConversation {
  return {
    conversationId: id,
    createdAt,
    ended: false,
    isInAssistantMode: false,
    unread,
    messages,
  };
}
