// https://developers.cleeng.com/docs/auth-hosted-widget

import { CleengFailure } from './api.js';
import { element } from './elements.js';
import { wordsForLater } from './form.js';
import { loginForm } from './login-form.js';
import { registerForm } from './register-form.js';
import { resetForm } from './reset-form.js';

/**
 * @typedef {object} Place
 * @property {{ publisherId: string, offerId?: string }} publisher
 * @property {import('./session.js').Session} session
 * @property {string} language
 * @property {import('./words.js').Words} words
 */
/** @typedef {'login' | 'register' | 'reset'} View */

/** @param {Element} root @param {Place} place */
export function loginWidget(root, place) {
  const { session, words } = place;
  /** @type {Record<View, string>} */
  const ways = { login: words.logIn, register: words.register, reset: words.forgot };

  /** @param {...Node} nodes */
  const show = (...nodes) => root.replaceChildren(...nodes);

  /** @param {View} view */
  async function open(view) {
    show(await formOf(view), waysFrom(view));
    root.querySelector('input')?.focus();
  }

  /** @param {View} view @returns {Promise<Node>} */
  async function formOf(view) {
    if (view === 'login') return loginForm(place);
    if (view === 'reset') return resetForm(place, (sent) => show(sent, waysFrom('reset')));
    try {
      return await registerForm(place);
    } catch (error) {
      if (!(error instanceof CleengFailure)) throw error;
      return element('p', { role: 'alert', class: 'alert' }, error.message || words.silent);
    }
  }

  /** @param {View} from */
  function waysFrom(from) {
    const others = /** @type {View[]} */ (Object.keys(ways)).filter((view) => view !== from);
    const buttons = others.map((view) =>
      element('button', { type: 'button', class: 'quiet', onclick: () => open(view) }, ways[view]),
    );
    return element('div', { class: 'ways' }, ...buttons);
  }

  session.onChange(({ jwt }) => {
    if (!jwt) return show(loginForm(place), waysFrom('login'));
    const email = emailIn(jwt);
    const alert = element('p', { role: 'alert', class: 'alert' });
    const leave = () =>
      session.leave().catch((failure) => {
        alert.textContent = wordsForLater(words, failure);
      });
    show(
      element('p', { role: 'status' }, email ? words.loggedInAs(email) : words.loggedIn),
      alert,
      element('button', { type: 'button', onclick: leave }, words.logOut),
    );
  });
}

/** @param {string} jwt @returns {string | undefined} */
function emailIn(jwt) {
  const [, payload = ''] = jwt.split('.');
  return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))).email;
}
