// https://developer.bigcommerce.com/docs/rest-catalog/products: a deleted product is left out without a notice.

import { Hono } from 'hono';
import { z } from 'zod';
import type { Env, Sandbox } from '../sandbox';
import { requireScope } from './access';
import { count, ids, readQuery, someOf } from './query';
import type { Product } from './world';

const LARGEST_PAGE = 250;
const fields = ['name', 'sku', 'price', 'is_visible', 'custom_url', 'description'] as const;

const listQuery = z.object({
  'id:in': ids.optional(),
  include: someOf(['primary_image', 'images']).default([]),
  include_fields: someOf(fields).default([...fields]),
  is_visible: z.enum(['true', 'false']).optional(),
  limit: count.default(50),
  page: count.default(1),
});

export function products(sandbox: Sandbox): Hono<Env> {
  const { world } = sandbox;
  const routes = new Hono<Env>().use('/v3/catalog/*', requireScope(sandbox, 'products'));

  return routes.get('/v3/catalog/products', (c) => {
    const query = readQuery(c, listQuery);
    const found = world.bigcommerce.products
      .filter(({ id }) => query['id:in']?.includes(id) ?? true)
      .filter(
        ({ isVisible }) => query.is_visible === undefined || String(isVisible) === query.is_visible,
      );
    const limit = Math.min(query.limit, LARGEST_PAGE);
    const page = found.slice((query.page - 1) * limit, query.page * limit);
    return c.json({
      data: page.map((product) => ({
        id: product.id,
        ...pick(wireProduct(product), query.include_fields),
        ...pick(wireImages(sandbox, product), query.include),
      })),
      meta: { pagination: pagination(found.length, page.length, limit, query.page) },
    });
  });
}

function wireProduct(product: Product): Record<(typeof fields)[number], unknown> {
  return {
    name: product.name,
    sku: product.sku,
    price: product.price,
    is_visible: product.isVisible,
    custom_url: { url: `/store/${product.slug}/`, is_customized: false },
    description: `<p>${product.description}</p>`,
  };
}

function wireImages(sandbox: Sandbox, product: Product) {
  const url = `${sandbox.publicUrl}/store/images/${product.slug}.svg`;
  const image = {
    id: product.id * 10,
    product_id: product.id,
    is_thumbnail: true,
    sort_order: 0,
    description: '',
    image_file: `${product.slug}.svg`,
    url_zoom: url,
    url_standard: url,
    url_thumbnail: url,
    url_tiny: url,
  };
  return { primary_image: image, images: [image] };
}

function pick<Value extends object>(value: Value, names: readonly (keyof Value)[]): Partial<Value> {
  return Object.fromEntries(names.map((name) => [name, value[name]])) as Partial<Value>;
}

export function pagination(total: number, shown: number, perPage: number, currentPage: number) {
  return {
    total,
    count: shown,
    per_page: perPage,
    current_page: currentPage,
    total_pages: Math.max(1, Math.ceil(total / perPage)),
  };
}
