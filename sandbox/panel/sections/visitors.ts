import { html } from 'hono/html';
import { testCustomers } from '../../cleeng/test-customers';

export function visitorsSection() {
  return html`<section id="visitors" class="wide">
    <h2>What you may do here</h2>
    <p><a href="/store">Go to the store</a>, sign in there as one of its shoppers, and continue to their account.</p>
    <p>Or sign in at the storefront with the OpenID provider, as one of its people or as someone you make up there.</p>
    <p>At the storefront, register with an address that you make up, or sign in as one of these. All visitors share them, see
      the names and answers that others type, and can change their passwords, so one of these passwords may no longer work.</p>
    <div class="scroll" role="region" aria-label="Test customers" tabindex="0">
      <table>
        <thead><tr><th>E-mail</th><th>Password</th><th>Who</th></tr></thead>
        <tbody>
          ${testCustomers
            .filter(({ isOurs }) => isOurs)
            .map(
              ({ email, password, story }) => html`<tr>
                <td class="fixed">${email}</td>
                <td class="fixed"><code>${password}</code></td>
                <td>${story}</td>
              </tr>`,
            )}
        </tbody>
      </table>
    </div>
  </section>`;
}
