// https://developers.cleeng.com/docs/auth-hosted-widget
// The inside of the real widgets is not documented: docs/vendors.md says what is known and what is guessed.

import { readFile } from 'node:fs/promises';
import { Hono } from 'hono';
import type { Env } from '../sandbox';

const folder = new URL('./widgets/', import.meta.url);

const scripts = [
  'api.js',
  'cleeng.js',
  'elements.js',
  'form.js',
  'keeper.js',
  'login-form.js',
  'login-widget.js',
  'mount.js',
  'register-form.js',
  'reset-form.js',
  'session.js',
  'style.js',
  'translations.js',
];

/** Runs only our script, calls only our API, and may be framed by any page. */
const keeperPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'";

export function widgets(): Hono<Env> {
  const routes = new Hono<Env>().use('/widgets/*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-cache');
    c.header('X-Content-Type-Options', 'nosniff');
    c.header('Cross-Origin-Resource-Policy', 'cross-origin');
  });
  for (const name of scripts) {
    routes.get(`/widgets/${name}`, async (c) =>
      c.body(await read(name), 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
    );
  }
  return routes.get('/widgets/keeper.html', async (c) =>
    c.html(await read('keeper.html'), 200, { 'Content-Security-Policy': keeperPolicy }),
  );
}

function read(name: string): Promise<string> {
  return readFile(new URL(name, folder), 'utf8');
}
