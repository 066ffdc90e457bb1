// The browser stays signed in until the process ends.

import { randomBytes } from 'node:crypto';
import { Hono, type MiddlewareHandler } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { isAdminToken } from '../controls/guard';
import type { Env, Sandbox } from '../sandbox';
import { readForm, requireOwnForm } from './form';
import { layout } from './layout';
import { visitorsSection } from './sections/visitors';

const COOKIE = 'sandbox_panel';
const BROWSERS_REMEMBERED = 100;

const signedIn = new WeakMap<Sandbox, Set<string>>();

export function requireSignIn(sandbox: Sandbox): MiddlewareHandler<Env> {
  return async (c, next) => {
    const id = getCookie(c, COOKIE);
    if (!sandbox.adminToken || (id !== undefined && signedIn.get(sandbox)?.has(id))) return next();
    return c.html(signInPage(), 401);
  };
}

export function signInRoutes(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>().post('/panel/sign-in', requireOwnForm, async (c) => {
    const form = await readForm(c);
    if (!sandbox.adminToken) return c.redirect('/', 303);
    if (!isAdminToken(sandbox, form.get('token') ?? ''))
      return c.html(signInPage('The token is wrong.'), 401);
    setCookie(c, COOKIE, rememberBrowser(sandbox), {
      httpOnly: true,
      sameSite: 'Strict',
      path: '/',
      secure: sandbox.publicUrl.startsWith('https:'),
    });
    return c.redirect('/', 303);
  });
}

function rememberBrowser(sandbox: Sandbox): string {
  const id = randomBytes(32).toString('base64url');
  const ids = [...(signedIn.get(sandbox) ?? []), id].slice(-BROWSERS_REMEMBERED);
  signedIn.set(sandbox, new Set(ids));
  return id;
}

function signInPage(complaint?: string) {
  return layout(
    'Sign in',
    html`<section>
      <h2>Sign in</h2>
      <p>This sandbox belongs to a public demo. Its controls need the admin token.</p>
      ${complaint ? html`<p role="alert" class="alert">${complaint}</p>` : ''}
      <form method="post" action="/panel/sign-in" class="row">
        <label>Admin token <input type="password" name="token" autocomplete="current-password" required></label>
        <button>Sign in</button>
      </form>
    </section>
    ${visitorsSection()}`,
  );
}
