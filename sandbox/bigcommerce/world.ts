// Money is in the currency's main unit.

import type { Stamp } from '../world/ageing';

export interface BigcommerceWorld {
  shoppers: Shopper[];
  products: Product[];
  orders: Order[];
  /** By fingerprint of the cookie. */
  shopperSessions: Record<string, ShopperSession>;
}

export interface Shopper {
  id: number;
  email: string;
  firstName: string;
  lastName: string;
  /** 0 for none. A string in the token, a number in the management API. */
  groupId: number;
  /** Shown on the store page and the panel. */
  story: string;
}

export interface Product {
  id: number;
  name: string;
  description: string;
  sku: string;
  price: number;
  /** Hidden products are in the catalogue, but not on the store page. */
  isVisible: boolean;
  /** The last part of the page's address, and the name of the picture. */
  slug: string;
}

export interface Order {
  id: number;
  /** 0 for a guest. */
  customerId: number;
  /** ISO 8601, whole seconds. */
  createdAt: string;
  statusId: number;
  /** ISO 4217: the currency paid in. */
  currency: string;
  /** ISO 4217: the currency in which prices were shown, where it was another. */
  displayCurrency?: string;
  lines: OrderLine[];
}

export interface OrderLine {
  id: number;
  /** 0 for a product that is in no catalogue. */
  productId: number;
  name: string;
  sku: string;
  quantity: number;
  /** Per piece, including tax. */
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
