// Each is the token's only flaw: its signature is right.

import type { JWTPayload } from 'jose';
import type { StoreKeys } from './store-keys';

export const flaws = [
  'none',
  'wrong-audience',
  'wrong-issuer',
  'wrong-store',
  'wrong-operation',
  'expired',
  'issued-in-future',
  'no-customer',
  'integer-group-id',
  'quoted',
] as const;

export type Flaw = (typeof flaws)[number];

export interface CurrentCustomer extends JWTPayload {
  customer?: { id: number; email: string; group_id: string | number };
  iat: number;
  exp: number;
}

const HOUR = 60 * 60;

/** `quoted` changes the response around the token, see current-customer.ts. */
export function spoil(claims: CurrentCustomer, flaw: Flaw, keys: StoreKeys): CurrentCustomer {
  const otherApp = `${keys.clientId.slice(0, -1)}1`;
  const otherStore = 'other1store';
  switch (flaw) {
    case 'wrong-audience':
      return { ...claims, aud: otherApp, application_id: otherApp };
    case 'wrong-issuer':
      return { ...claims, iss: 'bc' };
    case 'wrong-store':
      return { ...claims, sub: otherStore, store_hash: otherStore };
    case 'wrong-operation':
      return { ...claims, operation: 'customer_login' };
    case 'expired':
      return { ...claims, iat: claims.iat - HOUR, exp: claims.exp - HOUR };
    case 'issued-in-future':
      return { ...claims, iat: claims.iat + HOUR, exp: claims.exp + HOUR };
    case 'no-customer':
      return { ...claims, customer: undefined };
    case 'integer-group-id':
      return { ...claims, customer: claims.customer && integerGroup(claims.customer) };
    case 'quoted':
    case 'none':
      return claims;
  }
}

function integerGroup(customer: NonNullable<CurrentCustomer['customer']>) {
  return { ...customer, group_id: Number(customer.group_id) };
}
