import { html } from 'hono/html';

type Html = ReturnType<typeof html>;

export function layout(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${title} · Foyer sandbox</title>
    <link rel="stylesheet" href="/panel/style.css">
  </head>
  <body>
    <header class="top">
      <h1><a href="/">Foyer sandbox</a></h1>
      <p>A test server that stands in for the vendors. No real vendor is called.</p>
    </header>
    <main>${content}</main>
  </body>
</html>`;
}
