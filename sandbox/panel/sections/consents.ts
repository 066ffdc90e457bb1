import { html } from 'hono/html';
import type { ConsentDefinition } from '../../cleeng/world';
import { nextVersion } from '../../controls/consents';
import type { World } from '../../world/world';
import { checked } from '../form';

export function consentsSection(world: World) {
  return html`<section id="consents">
    <h2>Consents</h2>
    ${world.cleeng.consents.map(consentForm)}
    <form method="post" action="/panel/consents">
      <h3>A new consent</h3>
      <label>Name <input name="name" required pattern="[a-z][a-z0-9_]*" placeholder="privacy"></label>
      <label>Label <textarea name="label" rows="2" required></textarea></label>
      ${checkboxes({ required: false, enabledByDefault: false })}
      <button>Publish version 1</button>
    </form>
  </section>`;
}

function consentForm(consent: ConsentDefinition) {
  return html`<form method="post" action="/panel/consents">
    <p><strong>${consent.name}</strong> version ${consent.version}</p>
    <input type="hidden" name="name" value="${consent.name}">
    <label>Label <textarea name="label" rows="2" required>${consent.label ?? ''}</textarea></label>
    ${checkboxes(consent)}
    <button>Publish version ${nextVersion(consent)}</button>
  </form>`;
}

function checkboxes(consent: Pick<ConsentDefinition, 'required' | 'enabledByDefault'>) {
  return html`<p class="row">
    <label class="check"><input type="checkbox" name="required"${checked(consent.required)}> Required</label>
    <label class="check"><input type="checkbox" name="enabledByDefault"${checked(consent.enabledByDefault)}> Ticked at first</label>
  </p>`;
}

/** A checkbox that is not ticked posts nothing. */
export function consentFromForm(form: URLSearchParams): Record<string, unknown> {
  const boxes = { required: form.has('required'), enabledByDefault: form.has('enabledByDefault') };
  return { ...Object.fromEntries(form), ...boxes };
}
