// Enter sends, Shift+Enter begins a line. A message that could not be sent stays in the field.

import { element } from './elements.js';

/** @param {(text: string) => Promise<void>} send */
export function composer(send) {
  let failed = '';
  const field = element('textarea', {
    id: 'message',
    rows: '2',
    maxlength: '5000',
    required: true,
  });
  const label = element('label', { for: 'message' });
  const button = element('button', {});
  const alert = element('p', { role: 'alert' });
  const form = element('form', {}, alert, label, field, button);

  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = field.value.trim();
    if (text === '' || button.disabled) return;
    button.disabled = true;
    alert.textContent = '';
    try {
      await send(text);
      field.value = '';
    } catch (error) {
      console.debug('Kustomer: not sent', error);
      alert.textContent = failed;
    } finally {
      button.disabled = false;
    }
  });

  return {
    form,
    focus: () => field.focus(),
    /** @param {import('./translations.js').Translations} t */
    translate(t) {
      failed = t.failed;
      label.textContent = t.message;
      button.textContent = t.send;
    },
  };
}
