import { html } from 'hono/html';
import type { World } from '../../world/world';
import { checked } from '../form';

export function captureSection(world: World) {
  const { isEnabled, settings } = world.cleeng.capture;
  return html`<section id="capture">
    <h2>Capture</h2>
    <form method="post" action="/panel/capture">
      <label class="check"><input type="checkbox" name="isCaptureEnabled"${checked(isEnabled)}> Capture is on</label>
      <table>
        <thead><tr><th>Question</th><th>Asked</th><th>Required</th></tr></thead>
        <tbody>
          ${settings.map(
            ({ key, enabled, required, question }) => html`<tr>
              <td>${question ?? key}</td>
              <td><input type="checkbox" name="enabled" value="${key}" aria-label="Ask ${key}"${checked(enabled)}></td>
              <td><input type="checkbox" name="required" value="${key}" aria-label="Require ${key}"${checked(required)}></td>
            </tr>`,
          )}
        </tbody>
      </table>
      <button>Save</button>
    </form>
    <form method="post" action="/panel/question">
      <h3>A new question</h3>
      <label>Question <input name="question" required maxlength="500"></label>
      <label>Answers, with a semicolon between; none for free text <input name="value" maxlength="2000"></label>
      <button>Add</button>
    </form>
  </section>`;
}

export function captureFromForm(form: URLSearchParams, keys: string[]): Record<string, unknown> {
  const enabled = form.getAll('enabled');
  const required = form.getAll('required');
  return {
    isCaptureEnabled: form.has('isCaptureEnabled'),
    settings: keys.map((key) => ({
      key,
      enabled: enabled.includes(key),
      required: required.includes(key),
    })),
  };
}

/** A new question gets the first free number. */
export function questionFromForm(form: URLSearchParams, keys: string[]): Record<string, unknown> {
  let number = 1;
  while (keys.includes(`custom_${number}`)) number += 1;
  const { question, value } = Object.fromEntries(form);
  return { settings: [{ key: `custom_${number}`, question, value }] };
}
