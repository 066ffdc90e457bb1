import { html } from 'hono/html';
import type { Order, Shopper } from '../../bigcommerce/world';
import type { Sandbox } from '../../sandbox';

export function storeSection({ world, storeKeys }: Sandbox) {
  const { shoppers, orders } = world.bigcommerce;
  return html`<section id="store" class="wide">
    <h2>Store <small>${orders.length} orders</small></h2>
    <p><a href="/store">Go to the store</a>, and sign in there as one of these.</p>
    <div class="scroll" role="region" aria-label="Shoppers" tabindex="0">
      <table>
        <thead><tr><th>Id</th><th>Shopper</th><th>Orders</th><th>Who</th></tr></thead>
        <tbody>${shoppers.map((shopper) => shopperRow(shopper, orders))}</tbody>
      </table>
    </div>
    <dl>
      <dt>Store hash</dt><dd><code>${storeKeys.storeHash}</code></dd>
      <dt>Client id</dt><dd><code>${storeKeys.clientId}</code></dd>
      <dt>Client secret</dt><dd><code>${storeKeys.clientSecret}</code></dd>
      <dt>Access token</dt><dd><code>${storeKeys.accessToken}</code></dd>
    </dl>
  </section>`;
}

function shopperRow({ id, email, firstName, lastName, story }: Shopper, orders: Order[]) {
  return html`<tr>
    <td class="fixed"><code>${id}</code></td>
    <td class="fixed">${firstName} ${lastName}<br><span class="quiet">${email}</span></td>
    <td>${orders.filter(({ customerId }) => customerId === id).length}</td>
    <td>${story}</td>
  </tr>`;
}
