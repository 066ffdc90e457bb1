// https://docs.bigcommerce.com/developer/api-reference/rest/admin/catalog/products
import 'server-only';
import { z } from 'zod';
import { cached, responseCache } from '@/lib/http/response-cache';
import type { StoreProduct } from '@/lib/model';
import { callBigcommerce, ourStore } from './client';
import { idInAddress } from './ids';

const mostProducts = 250;

const WireProducts = z.object({
  data: z.array(
    z.object({
      id: z.number().int(),
      name: z.string(),
      custom_url: z.object({ url: z.string() }).nullish(),
      primary_image: z.object({ url_thumbnail: z.string() }).nullish(),
    }),
  ),
});

export const cachedProducts = responseCache<Map<number, StoreProduct>>(60_000);

/** By id, without deleted or hidden ones, cached for a minute. Throws VendorError, or RangeError for an invalid id. */
export async function fetchProducts(ids: number[]): Promise<Map<number, StoreProduct>> {
  const wanted = [...new Set(ids)].sort((one, other) => one - other).slice(0, mostProducts);
  if (wanted.length === 0) return new Map();
  const list = wanted.map(idInAddress).join(',');
  return cached(cachedProducts, `${ourStore().storeHash} ${list}`, () => requestProducts(list));
}

async function requestProducts(list: string): Promise<Map<number, StoreProduct>> {
  const answer = await callBigcommerce({
    operation: 'fetchProducts',
    path: '/v3/catalog/products',
    query: {
      'id:in': list,
      include: 'primary_image',
      include_fields: 'name,custom_url',
      is_visible: 'true',
      limit: String(mostProducts),
    },
    scope: 'Products, read-only',
    answer: WireProducts,
  });
  return new Map(answer?.data.map((product) => [product.id, toProduct(product)]));
}

function toProduct(product: z.infer<typeof WireProducts>['data'][number]): StoreProduct {
  return {
    name: product.name,
    imageUrl: webAddress(product.primary_image?.url_thumbnail),
    url: webAddress(product.custom_url?.url),
  };
}

function webAddress(address: string | undefined): string | null {
  const { storeOrigin } = ourStore();
  if (!address || !URL.canParse(address, storeOrigin)) return null;
  const url = new URL(address, storeOrigin);
  return /^https?:$/.test(url.protocol) ? url.href : null;
}
