import { html } from 'hono/html';
import type { World } from '../../world/world';

const CALLS_SHOWN = 25;

export function callsSection(world: World) {
  const shown = world.calls.slice(-CALLS_SHOWN).reverse();
  return html`<section id="calls">
    <h2>Last calls <small>${world.calls.length}</small></h2>
    ${shown.length === 0 ? html`<p class="quiet">No calls yet.</p>` : ''}
    <div class="scroll" role="region" aria-label="Last calls" tabindex="0">
      <table>
        ${shown.map(
          (call) => html`<tr>
            <td class="quiet fixed">${call.at.slice(11, 19)}</td>
            <td class="fixed">${call.method}</td>
            <td><code>${call.path}</code>${call.offerId ? html` <small>for ${call.offerId}</small>` : ''}</td>
            <td class="fixed ${call.status >= 400 || call.status === 0 ? 'bad' : 'good'}">${call.status || 'none'}</td>
          </tr>`,
        )}
      </table>
    </div>
  </section>`;
}
