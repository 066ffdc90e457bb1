// Returns no personal data: a stolen token shows purchases only.
import 'server-only';
import { Refusal } from '@/lib/errors/errors';
import { unlessDown } from '@/lib/errors/refusal-of';
import { limit } from '@/lib/limits/limit';
import type { StoreProduct } from '@/lib/model';
import { acceptedCustomer } from '@/lib/vendors/bigcommerce/accepted-customer';
import { fetchRecentOrders, linesShown } from '@/lib/vendors/bigcommerce/orders';
import { fetchProducts } from '@/lib/vendors/bigcommerce/products';
import type { Visitor } from '@/lib/visitor/visitor';

export interface StorePurchase {
  /** From the catalogue; from the order if the product is no longer there. */
  name: string;
  imageUrl: string | null;
  url: string | null;
  orderedAt: Date;
  quantity: number;
  /** Of the whole line, in the currency's main unit. */
  price: number;
  /** ISO 4217 */
  currency: string;
}

/** Accepts a token repeatedly. Throws Refusal `token_refused` or `too_many_attempts`. */
export async function readCurrentCustomer(
  token: string,
  visitor: Visitor,
): Promise<StorePurchase[]> {
  const customer = await acceptedCustomer(token);
  if (!customer) {
    await limit('refused-store-token', { visitor });
    throw new Refusal('token_refused');
  }
  await limit('current-customer', { visitor, customerId: String(customer.customerId) });
  return readStorePurchases(customer.customerId);
}

/** Newest first. Throws VendorError; without the catalogue only pictures are missing. */
export async function readStorePurchases(customerId: number): Promise<StorePurchase[]> {
  const orders = await fetchRecentOrders(customerId);
  const bought = orders
    .flatMap(({ orderedAt, currency, lines }) =>
      lines.map((line) => ({ ...line, orderedAt, currency })),
    )
    .slice(0, linesShown);
  const products = await productsOf(bought.flatMap(({ productId }) => productId ?? []));
  return bought.map(({ productId, name, ...line }) => ({
    name,
    imageUrl: null,
    url: null,
    ...(productId === null ? {} : products.get(productId)),
    ...line,
  }));
}

async function productsOf(ids: number[]): Promise<Map<number, StoreProduct>> {
  if (ids.length === 0) return new Map();
  return (await unlessDown('products_unknown', () => fetchProducts(ids))) ?? new Map();
}
