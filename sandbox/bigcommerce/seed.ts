import { seededOrders } from './seed-orders';
import { seededProducts } from './seed-products';
import { testShoppers } from './test-shoppers';
import type { BigcommerceWorld } from './world';

export function createBigcommerceWorld(): BigcommerceWorld {
  return {
    shoppers: testShoppers.map((shopper) => ({ ...shopper })),
    products: seededProducts(),
    orders: seededOrders(),
    shopperSessions: {},
  };
}
