// https://developers.cleeng.com/reference/login

import { ask } from './api.js';
import { form } from './form.js';

/** @typedef {import('./login-widget.js').Place} Place */

/** @param {Place} place */
export function loginForm({ publisher, session, words }) {
  return form({
    words,
    title: words.logIn,
    fields: [
      { name: 'email', label: words.email, type: 'email', autocomplete: 'username' },
      { name: 'password', label: words.password, type: 'password', autocomplete: 'current-password' },
    ],
    submit: words.logIn,
    async onSubmit({ email, password }) {
      const { jwt, refreshToken } = await ask('POST', '/auths', { ...publisher, email, password });
      await session.keep({ jwt: String(jwt), refreshToken: String(refreshToken) });
    },
    wordsFor: () => words.wrong,
  });
}
