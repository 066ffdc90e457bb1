// A shadow root keeps the page's styles and the widget's apart; a style sheet made in script passes a strict policy.

import { element } from './elements.js';
import { loginWidget } from './login-widget.js';
import { style } from './style.js';
import { translationsFor } from './translations.js';

/** @typedef {import('./session.js').Session} Session */

/** @type {Record<string, typeof loginWidget>} */
const widgets = { login: loginWidget };

/** @param {Session} session */
export function mountWidgets(session) {
  const mountAll = () => {
    for (const host of document.querySelectorAll('div[data-cleeng-widget]')) {
      if (!host.shadowRoot) mount(host, session);
    }
  };
  mountAll();
  new MutationObserver(mountAll).observe(document.documentElement, {
    childList: true,
    subtree: true,
  });
}

/** @param {Element} host @param {Session} session */
function mount(host, session) {
  const name = host.getAttribute('data-cleeng-widget') ?? '';
  const publisherId = host.getAttribute('data-cleeng-publisher-id') ?? '';
  const offerId = host.getAttribute('data-cleeng-offer-id') ?? '';
  // English for messages to the page's developer.
  const root = element('div', { class: 'widget', lang: 'en' });
  const shadow = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(root);
  const widget = widgets[name];
  if (!widget) {
    const known = Object.keys(widgets).join(', ');
    root.append(`The sandbox has no widget “${name}”. It has: ${known}.`);
  } else if (!publisherId) {
    root.append('This widget has no data-cleeng-publisher-id.');
  } else {
    const { language, t } = translationsFor(host.getAttribute('data-cleeng-language'));
    root.lang = language;
    widget(root, { publisher: { publisherId, ...(offerId && { offerId }) }, session, language, t });
  }
}
