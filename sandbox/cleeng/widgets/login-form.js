// Logging in: POST /auths. https://developers.cleeng.com/reference/login

import { ask } from './api.js';
import { form } from './form.js';

/** @typedef {import('./login-widget.js').Place} Place */

/** @param {Place} place */
export function loginForm({ publisher, session }) {
  return form({
    title: 'Log in',
    fields: [
      { name: 'email', label: 'Email', type: 'email', autocomplete: 'username' },
      { name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password' },
    ],
    submit: 'Log in',
    async onSubmit({ email, password }) {
      const { jwt, refreshToken } = await ask('POST', '/auths', { ...publisher, email, password });
      await session.keep({ jwt: String(jwt), refreshToken: String(refreshToken) });
    },
    wordsFor: () => 'Wrong email or password.',
  });
}
