// No `Referrer-Policy: same-origin` here: the form that posts to the storefront would send `Origin: null` and be refused.

import { readFile } from 'node:fs/promises';
import { Hono, type MiddlewareHandler } from 'hono';
import { refuseForeignCallers } from '../controls/guard';
import { readForm, requireOwnForm } from '../panel/form';
import type { Env, Sandbox } from '../sandbox';
import { storefrontOf } from '../storefront';
import { signedInShopper, signInShopper, signOutShopper } from './shopper-session';
import { productPage, storePage } from './store-page';
import { storePolicy } from './store-policy';
import { storeStyle } from './store-style';
import { findShopper } from './world';

const pictures = new URL('./pictures/', import.meta.url);

export function store(sandbox: Sandbox): Hono<Env> {
  const { world, storeKeys } = sandbox;
  const routes = new Hono<Env>();
  routes.use('/store/*', storePolicy(sandbox), leadToOwnName(sandbox));
  routes.post('/store/*', refuseForeignCallers(sandbox), requireOwnForm);

  routes.get('/store', (c) => {
    const { clientId } = storeKeys;
    const shopper = signedInShopper(sandbox, c);
    const installation = {
      clientId,
      storefrontUrl: storefrontOf(sandbox),
      isCustomer: shopper !== undefined,
    };
    return c.html(storePage(world.bigcommerce, shopper, installation));
  });
  routes.post('/store/sign-in', async (c) => {
    const shopper = findShopper(world.bigcommerce, Number((await readForm(c)).get('shopper')));
    if (shopper) signInShopper(sandbox, c, shopper);
    return c.redirect('/store', 303);
  });
  routes.post('/store/sign-out', (c) => {
    signOutShopper(sandbox, c);
    return c.redirect('/store', 303);
  });

  routes.get('/store/style.css', (c) =>
    c.body(storeStyle, 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
  routes.get('/store/images/:picture{[a-z-]+\\.svg}', async (c, next) => {
    const slug = c.req.param('picture').replace('.svg', '');
    if (!world.bigcommerce.products.some((product) => product.slug === slug)) return next();
    const svg = await readFile(new URL(`${slug}.svg`, pictures), 'utf8');
    return c.body(svg, 200, {
      'Content-Type': 'image/svg+xml',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    });
  });
  return routes.get('/store/:slug{[a-z-]+}/', (c, next) => {
    const product = world.bigcommerce.products.find(({ slug }) => slug === c.req.param('slug'));
    return product?.isVisible ? c.html(productPage(product, signedInShopper(sandbox, c))) : next();
  });
}

/** `localhost` and `127.0.0.1` are two origins to a browser; the storefront allows one of them. */
function leadToOwnName(sandbox: Sandbox): MiddlewareHandler<Env> {
  const isLoopbackName = (url: URL) => ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return async (c, next) => {
    const requested = new URL(c.req.url);
    const own = new URL(sandbox.publicUrl);
    const isOtherName =
      isLoopbackName(requested) && isLoopbackName(own) && requested.hostname !== own.hostname;
    return isOtherName && c.req.method === 'GET'
      ? c.redirect(new URL(c.req.path, own).href)
      : next();
  };
}
