// Cleeng's default page for a new password, where the mail leads when the caller gave no resetUrl.
// The token in the query is all the authority it has; there is no script.

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
      const { email = '', resetPasswordToken = '' } = c.req.query();
      return c.html(formPage(email, resetPasswordToken));
    })
    .post(PATH, async (c) => {
      const form = await readForm(c);
      const [email, token] = [form.get('email') ?? '', form.get('resetPasswordToken') ?? ''];
      try {
        const customer = findCustomerByEmail(world.cleeng, email) ?? refuse('resetTokenInvalid');
        await setPassword(world, customer, token, form.get('newPassword') ?? '');
      } catch (error) {
        if (!(error instanceof CleengRefusal)) throw error;
        return c.html(formPage(email, token, error.text), error.status);
      }
      return c.html(
        layout(
          'Password changed',
          html`<section><h2>Your password is changed</h2><p>You can log in with it now.</p></section>`,
        ),
      );
    });
}

function formPage(email: string, token: string, complaint?: string) {
  return layout(
    'New password',
    html`<section>
      <h2>Choose a new password</h2>
      ${complaint ? html`<p role="alert" class="alert">${complaint}</p>` : ''}
      <form method="post" action="${RESET_PAGE}">
        <input type="hidden" name="email" value="${email}">
        <input type="hidden" name="resetPasswordToken" value="${token}">
        <label>New password for ${email}
          <input type="password" name="newPassword" autocomplete="new-password" required minlength="8" maxlength="80">
        </label>
        <button>Save</button>
      </form>
    </section>`,
  );
}
