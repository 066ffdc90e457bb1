// Gives a customer an offer, as nobody can pay here.

import { html } from 'hono/html';
import type { World } from '../../world/world';

export function subscriptionsSection(world: World) {
  return html`<section id="subscriptions" class="wide">
    <h2>Subscriptions <small>${world.cleeng.subscriptions.length}</small></h2>
    <form method="post" action="/panel/subscriptions" class="grid">
      <label>Customer <input name="email" type="email" required placeholder="ben@example.com"></label>
      <label>Offer <select name="offerId">
        ${world.cleeng.offers.map(({ offerId, title }) => html`<option value="${offerId}">${title}</option>`)}
      </select></label>
      <label>Days, below zero for one that is over <input name="days" type="number" min="-3650" max="3650" value="30"></label>
      <button>Give</button>
    </form>
  </section>`;
}
