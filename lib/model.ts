// Our nouns. Vendor words and shapes end at lib/vendors; everything above speaks these. Imports nothing.

/**
 * Who somebody is to a vendor. `realm` is the publisher or store within which `customerId` is unique. A customer of the store
 * and one of Cleeng's are never one and the same here, whatever their e-mail addresses say (docs/decisions/0016).
 */
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
  /** With an underscore: `nl_NL`. Null where the vendor does not tell. */
  locale: string | null;
}

/** The three things a vendor must know of a visitor before it registers them. */
export interface VisitorLocale {
  /** ISO 3166-1 alpha-2 */
  country: string;
  /** ISO 4217 */
  currency: string;
  /** With an underscore: `nl_NL` */
  locale: string;
}

/** Something the publisher asks people to agree to. */
export interface Consent {
  name: string;
  version: string;
  /** May hold HTML: sanitise before showing. */
  label: string;
  isRequired: boolean;
  isEnabledByDefault: boolean;
}

export interface ConsentAnswer {
  name: string;
  version: string;
  state: 'accepted' | 'declined';
}

/** A consent with what one customer last answered. `version` is the newest, `answeredVersion` theirs. */
export interface AnsweredConsent extends Consent {
  answeredVersion: string;
  /** Null where Cleeng does not say. For what was never answered it may be any time. */
  answeredAt: Date | null;
  state: 'accepted' | 'declined';
  needsUpdate: boolean;
}

/** One question of the capture form, with the answer known so far. */
export interface Question {
  /** The name of the question: `birthDate`, `custom_1`, … */
  key: string;
  kind: 'name' | 'email' | 'date' | 'text' | 'phone' | 'address' | 'checkbox' | 'radio' | 'select';
  isRequired: boolean;
  /** The publisher's own wording, for custom questions only. */
  wording?: string;
  options: { value: string; label: string }[];
  /** By field: `{ birthDate: '1990-01-31' }`, `{ firstName, lastName }`, `{ address, city, … }`. */
  answers: Record<string, string>;
}

export interface Capture {
  isDue: boolean;
  questions: Question[];
}

/** Something that can be bought. Amounts are in the currency's main unit. */
export interface Offer {
  id: string;
  title: string;
  description: string;
  /** Tax included, as this customer would pay it. */
  price: number;
  /** ISO 4217 */
  currency: string;
  /** Null: bought once. */
  period: 'day' | 'week' | 'month' | 'year' | null;
  freeDays: number;
  /** False: whoever has it keeps it, nobody else gets it any more. */
  isOnSale: boolean;
}

/** Something a customer has bought. */
export interface Purchase {
  offerId: string;
  title: string;
  status: 'active' | 'cancelled' | 'expired' | 'terminated';
  expiresAt: Date | null;
}

/** What a customer ordered in the store. Amounts are in the currency's main unit, tax included. */
export interface StoreOrder {
  id: number;
  orderedAt: Date;
  /** ISO 4217 */
  currency: string;
  lines: StoreOrderLine[];
}

export interface StoreOrderLine {
  /** Null for what is in no catalogue. */
  productId: number | null;
  /** As it was called when it was bought. */
  name: string;
  quantity: number;
  /** Of all its pieces together. */
  price: number;
}

/** Something in the store's catalogue, as it is now. */
export interface StoreProduct {
  name: string;
  imageUrl: string | null;
  /** Its page in the store. */
  url: string | null;
}

export interface Entitlement {
  isGranted: boolean;
  /** May lie in the past: a grace period outlives it, so only `isGranted` decides. */
  expiresAt: Date | null;
}

/** The vendor's pair, server side only. `expiresAt` is the access token's. */
export interface VendorTokens {
  jwt: string;
  refreshToken: string | null;
  expiresAt: Date;
}

/** What a call as a customer is made with. Never leaves the server. */
export interface AsCustomer {
  customerId: string;
  jwt: string;
}

/** Who is asking. `unavailable`: our own database did not answer, so we cannot say. */
export type Session = Guest | SignedIn | { state: 'unavailable' };

export interface Guest {
  state: 'guest';
  /** Why the session in this browser's cookie holds no more. Absent where there was none, or nobody remembers it. */
  endedBecause?: EndReason | 'expired';
  /** The row of that session. Of a widget's whose token has run out, it can still be renewed. */
  ended?: { id: string; openedBy: OpenedBy };
}

/** What brought the proof: our own form, Cleeng's hosted widget, which keeps the refresh token to itself, or a page of the store. */
export const waysIn = ['password', 'widget', 'store'] as const;
export type OpenedBy = (typeof waysIn)[number];

/** Why a session was ended, by whom: the row keeps it. */
export const endReasons = [
  // The customer: in this browser, on the sessions page for one device or all, by a new password, by signing in anew.
  'signed_out',
  'signed_out_remotely',
  'signed_out_everywhere',
  'password_changed',
  'replaced',
  // The people who run the storefront, or it by itself where it could not make sure whose a session is.
  'ended_by_operator',
  // Cleeng: a token without a refresh token ran out, it refused to renew, its answer was lost for good.
  'token_expired',
  'vendor_refused',
  'renewal_lost',
  // We: no key of ours opens the tokens in the row.
  'tokens_unreadable',
] as const;

export type EndReason = (typeof endReasons)[number];

/** What happened to an identity, as its history keeps it. */
export const historyKinds = [
  'registered',
  'signed_in',
  'refused',
  'refreshed',
  'ended',
  'consent_answered',
] as const;

export type HistoryKind = (typeof historyKinds)[number];

export interface SignedIn {
  state: 'signed-in';
  /** The mirror row's id: not the secret in the cookie. */
  id: string;
  openedBy: OpenedBy;
  identity: Identity;
  email: string;
  name: string;
  /** `nl_BE`; null where nobody has told. */
  locale: string | null;
  expiresAt: Date;
  /** What stands between this customer and the signed-in pages, as last seen. */
  consentsDue: boolean;
  captureDue: boolean;
}

/** Of somebody with an account at Cleeng. Profile, consents, capture and offers are theirs alone. */
export type CleengSession = SignedIn & { identity: CleengIdentity };

/** Asked of the session, never of the customer's number: Cleeng and the store both have a number 1 (docs/decisions/0016). */
export function isOfCleeng(session: SignedIn): session is CleengSession {
  return session.identity.kind === 'cleeng';
}
