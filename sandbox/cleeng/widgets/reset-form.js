// https://developers.cleeng.com/reference/reset-password
// An unknown address gets the same message, although the API distinguishes the two.

import { ask, CleengFailure } from './api.js';
import { element } from './elements.js';
import { form } from './form.js';

/** @typedef {import('./login-widget.js').Place} Place */

/** @param {Place} place @param {(sent: Node) => void} show */
export function resetForm({ publisher, words }, show) {
  return form({
    words,
    title: words.reset,
    fields: [{ name: 'email', label: words.email, type: 'email', autocomplete: 'username' }],
    submit: words.sendLink,
    async onSubmit({ email = '' }) {
      await ask('PUT', '/customers/passwords', { ...publisher, customerEmail: email }).catch(unlessUnknown);
      show(sent(words, email));
    },
    wordsFor: ({ message }) => message,
  });
}

/** @param {unknown} error */
function unlessUnknown(error) {
  if (!(error instanceof CleengFailure && error.code === 'USER0004')) throw error;
}

/** @param {import('./words.js').Words} words @param {string} email */
function sent(words, email) {
  return element(
    'div',
    { role: 'status' },
    element('h2', {}, words.sentTitle),
    element('p', {}, words.sent(email)),
  );
}
