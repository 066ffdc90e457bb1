// Asking for a reset mail: PUT /customers/passwords. https://developers.cleeng.com/reference/reset-password
// The surprise: an address that Cleeng does not know is told the same, although its API tells the two apart.

import { ask, CleengFailure } from './api.js';
import { element } from './elements.js';
import { form } from './form.js';

/** @typedef {import('./login-widget.js').Place} Place */

/** @param {Place} place @param {(sent: Node) => void} show */
export function resetForm({ publisher }, show) {
  return form({
    title: 'Reset your password',
    fields: [{ name: 'email', label: 'Email', type: 'email', autocomplete: 'username' }],
    submit: 'Send me a link',
    async onSubmit({ email = '' }) {
      await ask('PUT', '/customers/passwords', { ...publisher, customerEmail: email }).catch(unlessUnknown);
      show(sent(email));
    },
    wordsFor: ({ message }) => message,
  });
}

/** @param {unknown} error */
function unlessUnknown(error) {
  if (!(error instanceof CleengFailure && error.code === 'USER0004')) throw error;
}

/** @param {string} email */
function sent(email) {
  return element(
    'div',
    { role: 'status' },
    element('h2', {}, 'Look into your mail'),
    element('p', {}, `If ${email} belongs to an account, a link to a new password is on its way.`),
  );
}
