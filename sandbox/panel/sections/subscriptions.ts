import { html } from 'hono/html';
import { expiryOf, hasRunOut } from '../../cleeng/subscription-time';
import { findCustomerById, type Subscription } from '../../cleeng/world';
import type { World } from '../../world/world';

const SUBSCRIPTIONS_SHOWN = 50;

export function subscriptionsSection(world: World) {
  const { subscriptions, offers } = world.cleeng;
  return html`<section id="subscriptions" class="wide">
    <h2>Subscriptions <small>${subscriptions.length}</small></h2>
    <div class="scroll" role="region" aria-label="Subscriptions" tabindex="0">
      <table>
        <thead><tr><th>Customer</th><th>Offer</th><th>Until</th><th>End</th></tr></thead>
        <tbody>${subscriptions
          .slice(-SUBSCRIPTIONS_SHOWN)
          .reverse()
          .map((subscription) => subscriptionRow(world, subscription))}</tbody>
      </table>
    </div>
    <form method="post" action="/panel/subscriptions" class="grid">
      <label>Customer <input name="email" type="email" required placeholder="ben@example.com"></label>
      <label>Offer <select name="offerId">
        ${offers.map(({ offerId, title }) => html`<option value="${offerId}">${title}</option>`)}
      </select></label>
      <label>Days, below zero for one that is over <input name="days" type="number" min="-3650" max="3650" value="30"></label>
      <button>Give</button>
    </form>
  </section>`;
}

function subscriptionRow(world: World, subscription: Subscription) {
  const { subscriptionId, customerId, offerId } = subscription;
  const email = findCustomerById(world.cleeng, customerId)?.email ?? customerId;
  const title = world.cleeng.offers.find((offer) => offer.offerId === offerId)?.title ?? offerId;
  return html`<tr>
    <td>${email}</td>
    <td>${title}</td>
    <td class="fixed">${new Date(expiryOf(world, subscription)).toISOString().slice(0, 16)}</td>
    <td>${hasRunOut(world, subscription) ? html`<span class="quiet">over</span>` : endForm(subscriptionId, `${title} of ${email}`)}</td>
  </tr>`;
}

function endForm(subscriptionId: number, what: string) {
  return html`<form method="post" action="/panel/end-subscription">
    <input type="hidden" name="subscriptionId" value="${subscriptionId}">
    <button aria-label="End ${what}">End</button>
  </form>`;
}
