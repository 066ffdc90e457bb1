// The mailbox, newest first.

import { html } from 'hono/html';
import type { World } from '../../world/world';

const MAILS_SHOWN = 20;

export function mailSection(world: World) {
  const shown = world.mail.slice(-MAILS_SHOWN).reverse();
  return html`<section id="mail">
    <h2>Mailbox <small>${world.mail.length}</small></h2>
    ${shown.length === 0 ? html`<p class="quiet">No mail yet. Ask for a new password to get some.</p>` : ''}
    ${shown.map(
      (mail) => html`<details>
        <summary>${mail.subject} <span class="quiet">to ${mail.to}, ${mail.at.slice(11, 19)}</span></summary>
        <p class="mail">${mail.text}</p>
        <p><a href="${mail.link}" rel="noreferrer">Open the link</a></p>
      </details>`,
    )}
  </section>`;
}
