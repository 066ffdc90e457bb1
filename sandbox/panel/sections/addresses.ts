import { html } from 'hono/html';
import { OTHER_PUBLISHER, PUBLISHER } from '../../cleeng/publishers';
import { API_KEY } from '../../kustomer/sessions';
import type { Sandbox } from '../../sandbox';
import { vendors } from '../../vendors';

export function addressesSection(sandbox: Sandbox) {
  return html`<section id="addresses" class="wide">
    <h2>Vendors</h2>
    <dl>
      ${vendors.map(
        (vendor) => html`<dt>${vendor.title}</dt>
          ${vendor.prefixes.map((prefix) => html`<dd><code>${sandbox.publicUrl}${prefix}</code></dd>`)}`,
      )}
      <dt>Key set</dt>
      <dd><a href="/cleeng/.well-known/jwks.json">${sandbox.publicUrl}/cleeng/.well-known/jwks.json</a></dd>
      <dt>Publisher</dt>
      <dd><code>${PUBLISHER.id}</code>${sandbox.publisherToken ? html`, its token <code>${sandbox.publisherToken}</code>` : ''}</dd>
      <dt>Chat widget</dt>
      <dd><code>${sandbox.publicUrl}/kustomer/chat-web/widget.js</code>, its key <code>${API_KEY}</code></dd>
      <dt>Another publisher</dt>
      <dd><code>${OTHER_PUBLISHER.id}</code></dd>
    </dl>
  </section>`;
}
