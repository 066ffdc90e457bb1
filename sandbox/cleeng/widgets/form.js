import { CleengFailure } from './api.js';
import { element } from './elements.js';

/** @typedef {{ name: string, label: string, type: string, autocomplete: string }} Field */
/** @typedef {import('./translations.js').Translations} Translations */

/**
 * @param {object} parts
 * @param {Translations} parts.t
 * @param {string} parts.title
 * @param {Field[]} parts.fields
 * @param {Node[]} [parts.more] between the fields and the button
 * @param {string} parts.submit
 * @param {(typed: Record<string, string>) => Promise<void>} parts.onSubmit
 * @param {(failure: CleengFailure) => string} parts.messageFor
 * @returns {HTMLFormElement}
 */
export function form({ t, title, fields, more = [], submit, onSubmit, messageFor }) {
  const alert = element('p', { role: 'alert', class: 'alert' });
  const button = element('button', {}, submit);
  const made = element(
    'form',
    {},
    element('h2', {}, title),
    alert,
    ...fields.map(field),
    ...more,
    button,
  );
  made.addEventListener('submit', async (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    alert.textContent = '';
    try {
      await onSubmit(
        Object.fromEntries([...new FormData(made)].map(([name, value]) => [name, String(value)])),
      );
    } catch (error) {
      if (!(error instanceof CleengFailure)) throw error;
      alert.textContent = error.isFinal ? messageFor(error) : retryMessage(t, error);
    } finally {
      button.disabled = false;
    }
  });
  return made;
}

/** @param {Field} field */
function field({ name, label, type, autocomplete }) {
  return element(
    'label',
    {},
    label,
    element('input', { name, type, autocomplete, required: true }),
  );
}

/** @param {Translations} t @param {CleengFailure} failure */
export function retryMessage(t, { status, code }) {
  if (code === 'cookies_blocked') return t.cookiesBlocked;
  return status === 429 ? t.overloaded : `${t.silent} ${t.again}`;
}
