// https://developer.kustomer.com/docs/chat/web
// The inside of the real widget is not documented: docs/vendors.md says what is known and what is guessed.

import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Env } from '../sandbox';

const folder = new URL('./chat-web/', import.meta.url);

const scripts = [
  'api.js',
  'channel.js',
  'chat.js',
  'composer.js',
  'draw-chat.js',
  'draw-log.js',
  'elements.js',
  'frame.js',
  'listeners.js',
  'live-updates.js',
  'methods.js',
  'place-frame.js',
  'sdk.js',
  'serve-methods.js',
  'session.js',
  'stored-token.js',
  'translations.js',
  'unread.js',
  'widget.js',
];

/** Runs only our script, calls only our API, and may be framed by any page. */
const framePolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'";

export function widget(): Hono<Env> {
  const routes = new Hono<Env>().use('/chat-web/*', cors({ origin: '*' }), async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-cache');
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  });
  for (const name of scripts) {
    routes.get(`/chat-web/${name}`, async (c) =>
      c.body(await read(name), 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
    );
  }
  routes.get('/chat-web/frame.css', async (c) =>
    c.body(await read('frame.css'), 200, { 'Content-Type': 'text/css; charset=utf-8' }),
  );
  return routes.get('/chat-web/frame.html', async (c) =>
    c.html(await read('frame.html'), 200, { 'Content-Security-Policy': framePolicy }),
  );
}

function read(name: string): Promise<string> {
  return readFile(new URL(name, folder), 'utf8');
}
