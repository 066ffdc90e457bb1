// https://developers.cleeng.com/docs/auth-hosted-widget

import { CleengFailure } from './api.js';
import { element } from './elements.js';
import { retryMessage } from './form.js';
import { loginForm } from './login-form.js';
import { registerForm } from './register-form.js';
import { resetForm } from './reset-form.js';

/**
 * @typedef {object} WidgetContext
 * @property {{ publisherId: string, offerId?: string }} publisher
 * @property {import('./session.js').Session} session
 * @property {string} language
 * @property {import('./translations.js').Translations} t
 */
/** @typedef {'login' | 'register' | 'reset'} View */

/** @param {Element} root @param {WidgetContext} context */
export function loginWidget(root, context) {
  const { session, t } = context;
  /** @type {Record<View, string>} */
  const links = { login: t.logIn, register: t.register, reset: t.forgot };

  /** @param {...Node} nodes */
  const show = (...nodes) => root.replaceChildren(...nodes);

  /** @param {View} view */
  async function open(view) {
    show(await formOf(view), linksFrom(view));
    root.querySelector('input')?.focus();
  }

  /** @param {View} view @returns {Promise<Node>} */
  async function formOf(view) {
    if (view === 'login') return loginForm(context);
    if (view === 'reset') return resetForm(context, (sent) => show(sent, linksFrom('reset')));
    try {
      return await registerForm(context);
    } catch (error) {
      if (!(error instanceof CleengFailure)) throw error;
      return element('p', { role: 'alert', class: 'alert' }, error.message || t.silent);
    }
  }

  /** @param {View} from */
  function linksFrom(from) {
    const others = /** @type {View[]} */ (Object.keys(links)).filter((view) => view !== from);
    const buttons = others.map((view) =>
      element('button', { type: 'button', class: 'quiet', onclick: () => open(view) }, links[view]),
    );
    return element('div', { class: 'links' }, ...buttons);
  }

  session.onChange(({ jwt }) => {
    if (!jwt) return show(loginForm(context), linksFrom('login'));
    const email = emailIn(jwt);
    const alert = element('p', { role: 'alert', class: 'alert' });
    const leave = () =>
      session.leave().catch((failure) => {
        alert.textContent = retryMessage(t, failure);
      });
    show(
      element('p', { role: 'status' }, email ? t.loggedInAs(email) : t.loggedIn),
      alert,
      element('button', { type: 'button', onclick: leave }, t.logOut),
    );
  });
}

/** @param {string} jwt @returns {string | undefined} */
function emailIn(jwt) {
  const [, payload = ''] = jwt.split('.');
  return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))).email;
}
