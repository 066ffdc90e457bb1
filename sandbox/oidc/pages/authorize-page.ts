import { html } from 'hono/html';
import { layout } from '../../panel/layout';
import type { Person } from '../world';

export function authorizePage(people: Person[], storefront: string, request: URLSearchParams) {
  const action = `/oidc/authorize/choice?${request.toString()}`;
  return layout(
    'Sign in',
    html`<section class="wide">
      <h2>Who is signing in?</h2>
      <p><strong>${storefront}</strong> asks for your name and e-mail address. This OpenID provider is part of the
        sandbox, and people have no passwords here: continue as one of them.</p>
      <form method="post" action="${action}">
        <ul class="people">${people.map(personRow)}</ul>
        <button name="cancel" value="yes" class="danger">Cancel</button>
      </form>
    </section>
    <section>
      <h2>Or someone new</h2>
      <p class="quiet">Make a person up: no other browser is shown them.</p>
      <form method="post" action="${action}" class="grid">
        <label>E-mail address <input type="email" name="email" maxlength="254" required autocomplete="off"></label>
        <label>First name, if they have one <input name="givenName" maxlength="50" autocomplete="off"></label>
        <button>Continue</button>
      </form>
    </section>`,
  );
}

function personRow({ sub, label, email, story }: Person) {
  return html`<li>
    <button name="person" value="${sub}" aria-describedby="story-${sub}">Continue as ${label}</button>
    <p id="story-${sub}">${email ?? 'no e-mail address'}<br><span class="quiet">${story}.</span></p>
  </li>`;
}

export function refusedPage(complaint: string) {
  return layout(
    'Not possible',
    html`<section>
      <h2>This request is refused</h2>
      <p role="alert" class="alert">${complaint}</p>
      <p>Go back to where you came from, and try again there.</p>
    </section>`,
  );
}
