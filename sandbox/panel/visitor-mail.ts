// The key in the address is the authorisation, see cleeng/mailbox-key.ts; nothing on the page tells whether a key is in use.

import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Env, Sandbox } from '../sandbox';
import { fingerprint } from '../world/fingerprint';
import { securePage } from './headers';
import { layout } from './layout';
import { mailList } from './sections/mail';

export function visitorMailRoutes({ world }: Sandbox): Hono<Env> {
  return new Hono<Env>().get('/mail/:key', securePage, (c) => {
    const mailbox = fingerprint(c.req.param('key'));
    const mine = world.mail.filter((mail) => mail.mailbox === mailbox);
    return c.html(
      layout(
        'Your mail',
        html`<section class="wide">
          <h2>Your mail</h2>
          <p class="quiet">This demo sends no mail. What you asked for in this browser arrives here, if the account is a test customer's or was
            registered in this browser with the storefront's own form.</p>
          ${mailList(mine)}
        </section>`,
      ),
    );
  });
}
