import { html } from 'hono/html';
import type { World } from '../../world/world';

const ages = [
  [16 * 60, '16 minutes: every JWT and chat token expires'],
  [25 * 60 * 60, '25 hours: every reset link expires'],
  [101 * 24 * 60 * 60, '101 days: every refresh token expires'],
];

export function worldSection(world: World) {
  return html`<section id="world">
    <h2>Time, keys and reset</h2>
    <form method="post" action="/panel/advance" class="row">
      <label>Age everything issued so far by
        <select name="seconds">${ages.map(([seconds, words]) => html`<option value="${seconds}">${words}</option>`)}</select>
      </label>
      <button>Advance</button>
    </form>
    <p class="quiet">Aged by ${world.agedSeconds} seconds so far.</p>
    <form method="post" action="/panel/rotate-keys" class="row">
      <label>Sign with a new key; the old one stays published for a while
        <select name="vendor"><option value="cleeng">Cleeng</option><option value="oidc">OpenID provider</option></select>
      </label>
      <button>Rotate keys</button>
    </form>
    <form method="post" action="/panel/reset" class="row">
      <p>Forget every registration, mail, chat, fault and setting.</p>
      <button class="danger">Reset</button>
    </form>
  </section>`;
}
