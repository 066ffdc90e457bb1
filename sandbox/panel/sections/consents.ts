// The consents in their current version; publishing a newer one asks everybody again.

import { html } from 'hono/html';
import type { ConsentDefinition } from '../../cleeng/world';
import type { World } from '../../world/world';

export function consentsSection(world: World) {
  return html`<section id="consents">
    <h2>Consents</h2>
    ${world.cleeng.consents.map(consentForm)}
  </section>`;
}

function consentForm(consent: ConsentDefinition) {
  return html`<form method="post" action="/panel/consents">
    <p><strong>${consent.name}</strong> version ${consent.version}${consent.required ? ', required' : ''}</p>
    <input type="hidden" name="name" value="${consent.name}">
    <label>Label <textarea name="label" rows="2" required>${consent.label}</textarea></label>
    <button>Publish version ${Number(consent.version) + 1}</button>
  </form>`;
}
