import { html } from 'hono/html';
import { layout } from '../../panel/layout';

const repeated = ['post_logout_redirect_uri', 'state', 'client_id'];

export function askPage(request: URLSearchParams, address: string) {
  return layout(
    'Sign out',
    html`<section>
      <h2>Sign out here, too?</h2>
      <p>You are signed in at the sandbox's OpenID provider.</p>
      <form method="post" action="/oidc/end-session/confirm">
        ${repeated
          .filter((name) => request.has(name))
          .map((name) => html`<input type="hidden" name="${name}" value="${request.get(name)}">`)}
        <button>Sign out</button>
      </form>
      ${address ? html`<p><a href="${address}">Stay signed in here, and go back</a></p>` : ''}
    </section>`,
  );
}

export function signedOutPage() {
  return layout(
    'Signed out',
    html`<section><h2>You are signed out</h2><p>The sandbox's OpenID provider has forgotten who you are in this browser.</p></section>`,
  );
}
