import { html } from 'hono/html';
import { addressesAt, CLIENT_ID, CLIENT_SECRET } from '../../oidc/client';
import { issuerOf } from '../../oidc/discovery';
import { findPerson, type OidcWorld, type Person, type ProviderSession } from '../../oidc/world';
import type { Sandbox } from '../../sandbox';
import { storefrontOf } from '../../storefront';

const SHOWN = 50;

export function providerSection(sandbox: Sandbox) {
  const { oidc } = sandbox.world;
  const { redirect, postLogout, backChannel } = addressesAt(storefrontOf(sandbox));
  return html`<section id="provider" class="wide">
    <h2>OpenID provider <small>${oidc.people.length} people</small></h2>
    <p>They sign in without a password. Signing one out here notifies the storefront by back-channel logout.</p>
    <div class="scroll" role="region" aria-label="People" tabindex="0">
      <table>
        <thead><tr><th>Subject</th><th>Person</th><th>Verified</th><th>Who</th><th>Sign out</th></tr></thead>
        <tbody>${oidc.people.slice(0, SHOWN).map(personRow)}</tbody>
      </table>
    </div>
    <dl>
      <dt>Issuer</dt><dd><a href="/oidc/.well-known/openid-configuration">${issuerOf(sandbox)}</a></dd>
      <dt>Client id</dt><dd><code>${CLIENT_ID}</code></dd>
      <dt>Client secret</dt><dd><code>${CLIENT_SECRET}</code></dd>
      <dt>Returns to</dt><dd><code>${redirect}</code></dd>
      <dt>After signing out</dt><dd><code>${postLogout}</code></dd>
      <dt>Back channel</dt><dd><code>${backChannel}</code></dd>
    </dl>
    ${sessions(oidc)} ${logouts(oidc)}
  </section>`;
}

function personRow({ sub, label, email, emailVerified, story }: Person) {
  return html`<tr>
    <td class="fixed"><code>${sub}</code></td>
    <td>${label}<br><span class="quiet">${email ?? 'no e-mail'}</span></td>
    <td>${emailVerified ? 'yes' : 'no'}</td>
    <td>${story}</td>
    <td>${logoutForm('sub', sub, `${label} everywhere`)}</td>
  </tr>`;
}

function sessions(oidc: OidcWorld) {
  const open = Object.values(oidc.sessions).slice(-SHOWN).reverse();
  if (open.length === 0) return html`<p class="quiet">No one is signed in.</p>`;
  return html`<h3>Signed in</h3>
    <table>${open.map((session) => sessionRow(session, labelOf(oidc, session.sub)))}</table>`;
}

function sessionRow({ sid, storefronts }: ProviderSession, label: string) {
  return html`<tr>
    <td>${label}</td>
    <td>${storefronts.join(', ')}</td>
    <td>${logoutForm('sid', sid, `${label} in one browser`)}</td>
  </tr>`;
}

function labelOf(oidc: OidcWorld, sub: string): string {
  return findPerson(oidc, sub)?.label ?? sub;
}

function logoutForm(name: 'sub' | 'sid', value: string, what: string) {
  return html`<form method="post" action="/panel/oidc-logout">
    <input type="hidden" name="${name}" value="${value}">
    <button aria-label="Sign out ${what}">Sign out</button>
  </form>`;
}

function logouts(oidc: OidcWorld) {
  const sent = oidc.logouts.slice(-10).reverse();
  if (sent.length === 0) return '';
  return html`<h3>Back-channel logouts</h3>
    <table>${sent.map(
      ({ at, to, sub, status }) => html`<tr>
        <td class="quiet fixed">${at.slice(11, 19)}</td>
        <td>${labelOf(oidc, sub)}</td>
        <td><code>${to}</code></td>
        <td class="fixed ${status >= 400 || status === 0 ? 'bad' : 'good'}">${status || 'none'}</td>
      </tr>`,
    )}</table>`;
}
