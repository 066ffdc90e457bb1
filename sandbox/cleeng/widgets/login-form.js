// https://developers.cleeng.com/reference/login

import { request } from './api.js';
import { form } from './form.js';

/** @typedef {import('./login-widget.js').WidgetContext} WidgetContext */

/** @param {WidgetContext} context */
export function loginForm({ publisher, session, t }) {
  return form({
    t,
    title: t.logIn,
    fields: [
      { name: 'email', label: t.email, type: 'email', autocomplete: 'username' },
      { name: 'password', label: t.password, type: 'password', autocomplete: 'current-password' },
    ],
    submit: t.logIn,
    async onSubmit({ email, password }) {
      const { jwt, refreshToken } = await request('POST', '/auths', {
        ...publisher,
        email,
        password,
      });
      await session.keep({ jwt: String(jwt), refreshToken: String(refreshToken) });
    },
    messageFor: () => t.wrong,
  });
}
