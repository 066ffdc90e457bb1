// https://developers.cleeng.com/reference/reset-password
// An unknown address gets the same message, although the API distinguishes the two.

import { CleengFailure, request } from './api.js';
import { element } from './elements.js';
import { form } from './form.js';

/** @typedef {import('./login-widget.js').WidgetContext} WidgetContext */

/** @param {WidgetContext} context @param {(sent: Node) => void} show */
export function resetForm({ publisher, t }, show) {
  return form({
    t,
    title: t.reset,
    fields: [{ name: 'email', label: t.email, type: 'email', autocomplete: 'username' }],
    submit: t.sendLink,
    async onSubmit({ email = '' }) {
      await request('PUT', '/customers/passwords', { ...publisher, customerEmail: email }).catch(
        unlessUnknown,
      );
      show(sent(t, email));
    },
    messageFor: ({ message }) => message,
  });
}

/** @param {unknown} error */
function unlessUnknown(error) {
  if (!(error instanceof CleengFailure && error.code === 'USER0004')) throw error;
}

/** @param {import('./translations.js').Translations} t @param {string} email */
function sent(t, email) {
  return element(
    'div',
    { role: 'status' },
    element('h2', {}, t.sentTitle),
    element('p', {}, t.sent(email)),
  );
}
