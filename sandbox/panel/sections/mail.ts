import { html } from 'hono/html';
import type { Mail } from '../../world/mailbox';
import type { World } from '../../world/world';

const MAILS_SHOWN = 20;

export function mailSection(world: World) {
  return html`<section id="mail">
    <h2>Mailbox <small>${world.mail.length}</small></h2>
    ${mailList(world.mail)}
  </section>`;
}

export function mailList(mails: Mail[]) {
  if (mails.length === 0)
    return html`<p class="quiet">No mail yet. Ask for a new password to get some.</p>`;
  return html`${mails.slice(-MAILS_SHOWN).reverse().map(mailEntry)}`;
}

function mailEntry(mail: Mail) {
  return html`<details>
    <summary>${mail.subject} <span class="quiet">to ${mail.to}, ${mail.at.slice(11, 19)}</span></summary>
    <p class="mail">${mail.text}</p>
    <p><a href="${mail.link}" rel="noreferrer">Open the link</a></p>
  </details>`;
}
