// Ids are numbers here; each endpoint decides how they are written.

import type { Stamp } from '../world/ageing';
import type { SigningKey } from '../world/signing-keys';

export interface CleengWorld {
  signingKeys: SigningKey[];
  customers: Customer[];
  /** By fingerprint: the tokens are not kept. */
  refreshTokens: Record<string, IssuedToken>;
  resetTokens: Record<string, IssuedToken>;
  consents: ConsentDefinition[];
  offers: Offer[];
  subscriptions: Subscription[];
  capture: { isEnabled: boolean; settings: CaptureSetting[] };
}

export interface Customer {
  id: number;
  publisherIds: number[];
  email: string;
  passwordHash: string;
  firstName: string;
  lastName: string;
  country: string;
  currency: string;
  locale: string;
  /** Milliseconds since the epoch, like every date here. */
  registeredAt: number;
  lastLoginAt: number;
  lastUserIp: string;
  externalId: string;
  externalData: unknown;
  consents: Record<string, ConsentAnswer>;
  captureAnswers: Record<string, string>;
  /** Fingerprint of the mailbox key of the browser that registered it, see mailbox-key.ts; null without one. */
  mailbox: string | null;
}

export interface ConsentAnswer {
  state: 'accepted' | 'declined';
  version: string;
  answeredAt: number;
}

export interface ConsentDefinition {
  /** 0 for Cleeng's own. */
  broadcasterId: number;
  name: string;
  /** Null for one of the older kind, which is listed without. */
  label: string | null;
  required: boolean;
  /** Compare versions only for equality. */
  version: string | number;
  value: string;
  enabledByDefault: boolean;
}

export interface CaptureSetting {
  key: string;
  enabled: boolean;
  required: boolean;
  /** Custom ones only; `value` holds the options, joined by semicolons. */
  question?: string;
  value?: string;
}

export interface IssuedToken {
  customerId: number;
  publisherId: number;
  issued: Stamp;
}

export interface Offer {
  offerId: string;
  publisherId: number;
  title: string;
  description: string;
  /** In the offer's currency, including tax. */
  price: number;
  currency: string;
  country: string;
  taxRate: number;
  period: 'week' | 'month' | 'year' | null;
  freeDays: number;
  accessToTags: string[];
  isActive: boolean;
}

/** A subscription or, for an offer without a period, a pass. */
export interface Subscription {
  subscriptionId: number;
  customerId: number;
  offerId: string;
  status: 'active' | 'cancelled' | 'expired' | 'terminated';
  started: Stamp;
  expiresAt: number;
}

export function findCustomerByEmail(world: CleengWorld, email: string): Customer | undefined {
  const wanted = email.toLowerCase();
  return world.customers.find((customer) => customer.email.toLowerCase() === wanted);
}

export function findCustomerById(world: CleengWorld, id: number): Customer | undefined {
  return world.customers.find((customer) => customer.id === id);
}
