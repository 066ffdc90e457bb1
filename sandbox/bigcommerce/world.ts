// What the store knows, as plain JSON. Money is in the currency's main unit; the wire writes it as a string.

import type { Stamp } from '../world/ageing';

export interface BigcommerceWorld {
  shoppers: Shopper[];
  products: Product[];
  orders: Order[];
  /** Who is signed in on the store's pages, by fingerprint of their cookie. */
  shopperSessions: Record<string, ShopperSession>;
}

export interface Shopper {
  id: number;
  email: string;
  firstName: string;
  lastName: string;
  /** 0 for none. The token writes it as a string, the management API as a number. */
  groupId: number;
  /** What the store page and the panel say about them. */
  story: string;
}

export interface Product {
  id: number;
  name: string;
  description: string;
  sku: string;
  price: number;
  /** Hidden ones are in the catalogue, but not for shoppers. */
  isVisible: boolean;
  /** The last part of its page's address, and the name of its picture. */
  slug: string;
}

export interface Order {
  id: number;
  /** 0 for a guest's. */
  customerId: number;
  /** ISO 8601, whole seconds. */
  createdAt: string;
  statusId: number;
  /** ISO 4217: what was paid in. */
  currency: string;
  /** ISO 4217: what prices were shown in while shopping, where that was another one. */
  displayCurrency?: string;
  lines: OrderLine[];
}

export interface OrderLine {
  id: number;
  /** 0 for what is in no catalogue. */
  productId: number;
  name: string;
  sku: string;
  quantity: number;
  /** Of one piece, tax included. */
  price: number;
  kind: 'physical' | 'digital';
}

export interface ShopperSession {
  shopperId: number;
  since: Stamp;
}

export function findShopper(world: BigcommerceWorld, id: number): Shopper | undefined {
  return world.shoppers.find((shopper) => shopper.id === id);
}
