import { html } from 'hono/html';
import { vendors } from '../../vendors';
import type { World } from '../../world/world';

const faults = ['500', '503', '502', '429', '401', '400', 'timeout', 'reset', 'malformed', 'slow'];
const methods = ['', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

export function faultsSection(world: World) {
  return html`<section id="faults">
    <h2>Faults</h2>
    <form method="post" action="/panel/fail" class="grid">
      <label>Vendor <select name="vendor">${vendors.map(({ name }) => html`<option>${name}</option>`)}</select></label>
      <label>Fails with <select name="fault">${faults.map((fault) => html`<option>${fault}</option>`)}</select></label>
      <label>Method <select name="method">${methods.map((method) => html`<option value="${method}">${method || 'any'}</option>`)}</select></label>
      <label>Path <input name="path" placeholder="any, or /customers/*" pattern="/.*"></label>
      <label>When <select name="when">
        <option value="before">before it acts</option>
        <option value="after">after it has acted</option>
      </select></label>
      <label>Times <input name="times" type="number" min="1" max="1000" value="1"></label>
      <button>Add</button>
    </form>
    <ul>
      ${world.faults.map(
        (fault) => html`<li><strong>${fault.fault}</strong> ${fault.when} ${fault.method ?? 'any'}
          <code>${fault.vendor} ${fault.path ?? '*'}</code>, ${fault.times} more</li>`,
      )}
    </ul>
    ${world.faults.length > 0 ? html`<form method="post" action="/panel/clear-faults"><button>Clear all</button></form>` : ''}
  </section>`;
}
