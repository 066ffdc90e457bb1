import { html, raw } from 'hono/html';
import { type Installation, installSnippet } from './install';
import { storeLayout } from './store-layout';
import type { BigcommerceWorld, Product, Shopper } from './world';

export function storePage(
  world: BigcommerceWorld,
  shopper: Shopper | undefined,
  installation: Installation,
) {
  const products = world.products.filter(({ isVisible }) => isVisible);
  return storeLayout(
    'The Kiosk',
    shopper,
    html`${shopper ? raw(installSnippet(installation)) : signInCard(world.shoppers)}
    <section aria-labelledby="products">
      <h2 id="products">On the shelf</h2>
      <ul class="products">${products.map(productCard)}</ul>
    </section>`,
  );
}

function signInCard(shoppers: Shopper[]) {
  return html`<section class="card" aria-labelledby="who">
    <h2 id="who">Who is shopping?</h2>
    <p>This store is part of the sandbox. Shoppers have no passwords: sign in as one of them, or look around as a guest.</p>
    <form method="post" action="/store/sign-in" class="shoppers">
      ${shoppers.map(
        ({ id, firstName, lastName, story }) => html`<div>
          <button name="shopper" value="${id}" aria-describedby="story-${id}">Sign in as ${firstName} ${lastName}</button>
          <p id="story-${id}">${story}.</p>
        </div>`,
      )}
    </form>
  </section>`;
}

function productCard(product: Product) {
  return html`<li>
    <a href="/store/${product.slug}/">
      <img src="/store/images/${product.slug}.svg" alt="" width="400" height="400">
      <span class="name">${product.name}</span>
      <span class="price">${price(product)}</span>
    </a>
  </li>`;
}

export function productPage(product: Product, shopper: Shopper | undefined) {
  return storeLayout(
    product.name,
    shopper,
    html`<article class="product">
      <img src="/store/images/${product.slug}.svg" alt="" width="400" height="400">
      <div>
        <h2>${product.name}</h2>
        <p>${product.description}</p>
        <p class="price">${price(product)}</p>
        <p><a href="/store">Back to the store</a></p>
      </div>
    </article>`,
  );
}

function price({ price: amount }: Product): string {
  return amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' });
}
