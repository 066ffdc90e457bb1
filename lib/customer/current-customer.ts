// Nothing here says who the customer is: a token that is stolen tells purchases, and no name.
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
  /** As the catalogue calls it now; as the order did where it is in no catalogue any more. */
  name: string;
  imageUrl: string | null;
  /** Its page in the store. */
  url: string | null;
  orderedAt: Date;
  quantity: number;
  /** Of all its pieces together, in the currency's main unit. */
  price: number;
  /** ISO 4217 */
  currency: string;
}

/** As often as asked while the token lasts. Throws Refusal `token_refused` or `too_many_attempts`. */
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

/** The newest first. Throws VendorError while the store is down; of a silent catalogue only pictures are missed. */
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
