// https://developers.cleeng.com/reference/register
// The widget's language takes precedence over the locale of the address; the real widget's choice is not documented.

import { request } from './api.js';
import { consentLabel, consentLink, element } from './elements.js';
import { form } from './form.js';

/** @typedef {import('./login-widget.js').WidgetContext} WidgetContext */
/** @typedef {{ name: string, label?: string, value: string, version: string | number, required: boolean, enabledByDefault: boolean }} Consent */

/** @param {WidgetContext} context */
export async function registerForm({ publisher, session, language, t }) {
  const { consents } = /** @type {{ consents: Consent[] }} */ (
    await request('GET', `/publishers/${publisher.publisherId}/consents`)
  );
  return form({
    t,
    title: t.register,
    fields: [
      { name: 'email', label: t.email, type: 'email', autocomplete: 'username' },
      { name: 'password', label: t.password, type: 'password', autocomplete: 'new-password' },
    ],
    more: consents.map(consentBox),
    submit: t.register,
    async onSubmit({ email, password, ...ticked }) {
      const { country, currency, locale } = await request('GET', '/locales');
      const customer = {
        ...publisher,
        email,
        password,
        country,
        currency,
        locale: localeIn(language, String(locale)),
      };
      const { jwt, refreshToken, customerId } = await request('POST', '/customers', customer);
      const pair = { jwt: String(jwt), refreshToken: String(refreshToken) };
      const answers = consents.map(({ name, version }) => ({
        name,
        version,
        state: `consent.${name}` in ticked ? 'accepted' : 'declined',
      }));
      // The customer exists by now: consents that are not stored are requested again later.
      await request(
        'PUT',
        `/customers/${customerId}/consents`,
        { consents: answers },
        pair.jwt,
      ).finally(() => session.keep(pair));
    },
    messageFor: ({ message }) => message,
  });
}

/** The customer's locale if it is of this language, else the one that most speakers have. @param {string} language @param {string} customerLocale */
function localeIn(language, customerLocale) {
  if (customerLocale.split('_')[0] === language) return customerLocale;
  return `${language}_${new Intl.Locale(language).maximize().region}`;
}

/** @param {Consent} consent */
function consentBox({ name, label, value, required, enabledByDefault }) {
  const box = element('input', {
    type: 'checkbox',
    name: `consent.${name}`,
    required,
    checked: enabledByDefault,
  });
  const text = label === undefined ? [consentLink(value, name)] : consentLabel(label);
  return element('label', { class: 'check' }, box, element('span', {}, ...text));
}
