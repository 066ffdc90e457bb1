import { html } from 'hono/html';
import type { Shopper } from './world';

type Html = ReturnType<typeof html>;

export function storeLayout(title: string, shopper: Shopper | undefined, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title === 'The Kiosk' ? title : `${title} · The Kiosk`}</title>
    <link rel="icon" href="/store/images/ushers-torch.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/store/style.css">
  </head>
  <body>
    <header>
      <h1><a href="/store">The Kiosk</a></h1>
      <p>Small things for long evenings</p>
      ${shopper ? signedIn(shopper) : html`<p class="visitor">You are here as a guest.</p>`}
    </header>
    <main>${content}</main>
    <footer>A test store in Foyer's sandbox. Nothing can be bought here.</footer>
  </body>
</html>`;
}

function signedIn({ firstName, lastName, email }: Shopper) {
  return html`<form method="post" action="/store/sign-out" class="visitor">
    <p>Hello, <strong>${firstName} ${lastName}</strong> <span>${email}</span></p>
    <button>Sign out</button>
  </form>`;
}
