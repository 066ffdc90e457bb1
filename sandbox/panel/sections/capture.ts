// Which questions capture asks, and which of them want an answer.

import { html } from 'hono/html';
import type { World } from '../../world/world';

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
  </section>`;
}

function checked(isChecked: boolean) {
  return isChecked ? html` checked` : '';
}
