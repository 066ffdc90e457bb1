/** `customerId` is unique within `realm`. Equal e-mail addresses do not link customers (docs/decisions/0016). */
export interface Identity {
  kind: 'cleeng' | 'bigcommerce';
  realm: string;
  customerId: string;
}

export type CleengIdentity = Identity & { kind: 'cleeng' };

export interface Customer {
  customerId: string;
  email: string;
  firstName: string;
  lastName: string;
  /** With an underscore: `nl_NL`. Null where the vendor does not return it. */
  locale: string | null;
}

export interface VisitorLocale {
  /** ISO 3166-1 alpha-2 */
  country: string;
  /** ISO 4217 */
  currency: string;
  /** With an underscore: `nl_NL` */
  locale: string;
}

export interface Consent {
  name: string;
  version: string;
  /** May hold HTML: sanitise before showing. */
  label: string;
  isRequired: boolean;
}

export interface ConsentAnswer {
  name: string;
  version: string;
  state: 'accepted' | 'declined';
}

export interface AnsweredConsent extends Consent {
  answeredVersion: string;
  /** Null where Cleeng does not return it. Meaningless without an answer. */
  answeredAt: Date | null;
  state: 'accepted' | 'declined';
  needsUpdate: boolean;
}

export interface Question {
  /** `birthDate`, `custom_1`, … */
  key: string;
  kind: 'name' | 'email' | 'date' | 'text' | 'phone' | 'address' | 'checkbox' | 'radio' | 'select';
  isRequired: boolean;
  wording?: string;
  options: string[];
  /** By field: `{ birthDate: '1990-01-31' }`, `{ firstName, lastName }`, `{ address, city, … }`. */
  answers: Record<string, string>;
}

export interface Capture {
  isDue: boolean;
  questions: Question[];
}

export interface Offer {
  id: string;
  title: string;
  description: string;
  /** In the currency's main unit, tax included. */
  price: number;
  /** ISO 4217 */
  currency: string;
  period: 'day' | 'week' | 'month' | 'year' | null;
  freeDays: number;
  /** False: customers who have it keep it, but it is no longer sold. */
  isOnSale: boolean;
}

export interface Purchase {
  offerId: string;
  title: string;
  status: 'active' | 'cancelled' | 'expired' | 'terminated';
  expiresAt: Date | null;
}

export interface StoreOrder {
  id: number;
  orderedAt: Date;
  /** ISO 4217 */
  currency: string;
  lines: StoreOrderLine[];
}

export interface StoreOrderLine {
  /** Null for an item that is not in the catalogue. */
  productId: number | null;
  name: string;
  quantity: number;
  /** Of the whole line, in the currency's main unit, tax included. */
  price: number;
}

export interface StoreProduct {
  name: string;
  imageUrl: string | null;
  url: string | null;
}

export interface Entitlement {
  isGranted: boolean;
  /** May lie in the past during a grace period: only `isGranted` decides. */
  expiresAt: Date | null;
}

export interface VendorTokens {
  jwt: string;
  refreshToken: string | null;
  expiresAt: Date;
}

/** Server side only. */
export interface AsCustomer {
  customerId: string;
  jwt: string;
}

/** `unavailable`: our own database is down. */
export type Session = Guest | SignedIn | { state: 'unavailable' };

export interface Guest {
  state: 'guest';
  /** Absent without a cookie, or if its row is gone. */
  endedBecause?: EndReason | 'expired';
  /** A widget's row with an expired token can still be renewed. */
  ended?: { id: string; openedBy: OpenedBy };
}

/** `widget`: Cleeng's hosted widget, a session without a refresh token. `sso`: the single sign-on provider. */
export const waysIn = ['password', 'widget', 'store', 'sso'] as const;
export type OpenedBy = (typeof waysIn)[number];

export const endReasons = [
  'signed_out',
  'signed_out_remotely',
  'signed_out_everywhere',
  'password_changed',
  'replaced',
  // By the operator, or if the session's owner could not be verified.
  'ended_by_operator',
  // By the single sign-on provider.
  'ended_by_provider',
  // By Cleeng: no refresh token, a refused renewal, or a lost response.
  'token_expired',
  'vendor_refused',
  'renewal_lost',
  // No key decrypts the stored tokens.
  'tokens_unreadable',
] as const;

export type EndReason = (typeof endReasons)[number];

export const historyKinds = [
  'registered',
  'signed_in',
  'refused',
  'refreshed',
  'ended',
  'consent_answered',
  'email_changed',
  'name_changed',
  'questions_answered',
  // A single sign-on provider's person with the customer.
  'linked',
  'unlinked',
] as const;

export type HistoryKind = (typeof historyKinds)[number];

export interface SignedIn {
  state: 'signed-in';
  /** The id of the row, not the token in the cookie. */
  id: string;
  openedBy: OpenedBy;
  identity: Identity;
  email: string;
  name: string;
  /** With an underscore: `nl_BE`. */
  locale: string | null;
  expiresAt: Date;
  /** As last checked. Either one keeps the customer from signed-in pages. */
  consentsDue: boolean;
  captureDue: boolean;
}

export type CleengSession = SignedIn & { identity: CleengIdentity };

/** Check the kind, never the id: Cleeng and the store both have a customer 1 (docs/decisions/0016). */
export function isOfCleeng(session: SignedIn): session is CleengSession {
  return session.identity.kind === 'cleeng';
}
