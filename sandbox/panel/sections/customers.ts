import { html } from 'hono/html';
import { testCustomers } from '../../cleeng/test-customers';
import type { Customer } from '../../cleeng/world';
import type { World } from '../../world/world';

const CUSTOMERS_SHOWN = 50;

export function customersSection(world: World) {
  const { customers } = world.cleeng;
  const shown = customers.slice(-CUSTOMERS_SHOWN);
  return html`<section id="customers" class="wide">
    <h2>Customers <small>${customers.length}</small></h2>
    <div class="scroll" role="region" aria-label="Customers" tabindex="0">
      <table>
        <thead><tr><th>Id</th><th>E-mail</th><th>Password</th><th>Who</th></tr></thead>
        <tbody>${shown.map(customerRow)}</tbody>
      </table>
    </div>
  </section>`;
}

function customerRow(customer: Customer) {
  const known = testCustomers.find(({ id }) => id === customer.id);
  return html`<tr>
    <td class="fixed"><code>${customer.id}</code></td>
    <td>${customer.email}</td>
    <td class="fixed">${known ? html`<code>${known.password}</code>` : '—'}</td>
    <td>${known ? known.story : `Registered ${new Date(customer.registeredAt).toISOString().slice(0, 16)}`}</td>
  </tr>`;
}
