// The token in the query is the page's only authorisation.

import { Hono } from 'hono';
import { html } from 'hono/html';
import { readForm } from '../panel/form';
import { securePage } from '../panel/headers';
import { layout } from '../panel/layout';
import type { Env, Sandbox } from '../sandbox';
import { CleengRefusal, refuse } from './envelope';
import { RESET_PAGE } from './reset-mail';
import { setPassword } from './set-password';
import { findCustomerByEmail } from './world';

const PATH = RESET_PAGE.slice('/cleeng'.length);

export function resetPage({ world }: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .use(PATH, securePage)
    .get(PATH, (c) => {
      const { email = '', resetPasswordToken = '', publisherId = '' } = c.req.query();
      return c.html(formPage({ email, resetPasswordToken, publisherId }));
    })
    .post(PATH, async (c) => {
      const form = await readForm(c);
      const text = (name: string) => form.get(name) ?? '';
      const link = {
        email: text('email'),
        resetPasswordToken: text('resetPasswordToken'),
        publisherId: text('publisherId'),
      };
      try {
        const customer =
          findCustomerByEmail(world.cleeng, link.email) ?? refuse('resetTokenInvalid');
        const publisherId = Number(link.publisherId);
        await setPassword(world, customer, {
          ...link,
          publisherId,
          newPassword: text('newPassword'),
        });
      } catch (error) {
        if (!(error instanceof CleengRefusal)) throw error;
        return c.html(formPage(link, error.text), error.status);
      }
      return c.html(
        layout(
          'Password changed',
          html`<section><h2>Your password is changed</h2><p>You can log in with it now.</p></section>`,
        ),
      );
    });
}

/** From the link in the mail, and posted back by the form. */
interface Link {
  email: string;
  resetPasswordToken: string;
  publisherId: string;
}

function formPage({ email, resetPasswordToken, publisherId }: Link, complaint?: string) {
  return layout(
    'New password',
    html`<section>
      <h2>Choose a new password</h2>
      ${complaint ? html`<p role="alert" class="alert">${complaint}</p>` : ''}
      <form method="post" action="${RESET_PAGE}">
        <input type="hidden" name="email" value="${email}">
        <input type="hidden" name="resetPasswordToken" value="${resetPasswordToken}">
        <input type="hidden" name="publisherId" value="${publisherId}">
        <label>New password for ${email}
          <input type="password" name="newPassword" autocomplete="new-password" required minlength="8" maxlength="80">
        </label>
        <button>Save</button>
      </form>
    </section>`,
  );
}
