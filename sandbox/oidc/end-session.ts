// https://openid.net/specs/openid-connect-rpinitiated-1_0.html
// Without an ID token of this browser's session, the person is asked first: else any page could sign them out.

import { type Context, Hono } from 'hono';
import { errors, jwtVerify } from 'jose';
import { refuseForeignCallers } from '../controls/guard';
import { readForm, requireOwnForm } from '../panel/form';
import { pagePolicy, securePage } from '../panel/headers';
import type { Env, Sandbox } from '../sandbox';
import { importKey, publishedKeys } from '../world/signing-keys';
import { logOut } from './back-channel';
import { CLIENT_ID, registeredOrigin } from './client';
import { issuerOf } from './discovery';
import { refusedPage } from './pages/authorize-page';
import { askPage, signedOutPage } from './pages/end-session-page';
import { currentSession, endSession } from './session';

const PATH = '/end-session';

export function endSessionRoutes(sandbox: Sandbox): Hono<Env> {
  const routes = new Hono<Env>();
  routes.use(`${PATH}/*`, securePage);

  routes.on(['GET', 'POST'], PATH, async (c) => {
    const request = c.req.method === 'GET' ? new URL(c.req.url).searchParams : await readForm(c);
    const target = readTarget(sandbox, request);
    if (!target) return c.html(refusedPage('The address to return to is not registered.'), 400);
    const session = currentSession(sandbox, c);
    if (session && session.sid !== (await sidOf(sandbox, request.get('id_token_hint')))) {
      c.header('Content-Security-Policy', pagePolicy(`'self' ${target.storefront}`));
      return c.html(askPage(request, target.address));
    }
    return finish(sandbox, c, target.address);
  });

  routes.post(`${PATH}/confirm`, refuseForeignCallers(sandbox), requireOwnForm, async (c) => {
    const target = readTarget(sandbox, await readForm(c));
    return target
      ? finish(sandbox, c, target.address)
      : c.html(refusedPage('The form is not ours.'), 400);
  });
  return routes;
}

interface Target {
  storefront: string;
  /** Empty: the person stays at the provider. */
  address: string;
}

/** Undefined for an address that is not registered: nothing is ever redirected there. */
function readTarget(sandbox: Sandbox, request: URLSearchParams): Target | undefined {
  const address = request.get('post_logout_redirect_uri');
  if (!address) return { storefront: '', address: '' };
  const clientId = request.get('client_id');
  const storefront = registeredOrigin(sandbox, 'postLogout', address);
  if (!storefront || (clientId !== null && clientId !== CLIENT_ID)) return undefined;
  const url = new URL(address);
  const state = request.get('state');
  if (state !== null) url.searchParams.set('state', state);
  return { storefront, address: url.href };
}

async function finish(sandbox: Sandbox, c: Context, address: string): Promise<Response> {
  const session = currentSession(sandbox, c);
  endSession(sandbox, c);
  if (session) await logOut(sandbox, { sub: session.sub, sid: session.sid }, [session]);
  return address ? c.redirect(address, 303) : c.html(signedOutPage());
}

/** Of an ID token that we signed, whatever its age. */
async function sidOf(sandbox: Sandbox, hint: string | null): Promise<unknown> {
  for (const { publicJwk } of publishedKeys(sandbox.world, sandbox.world.oidc)) {
    try {
      const { payload } = await jwtVerify(hint ?? '', await importKey(publicJwk), {
        issuer: issuerOf(sandbox),
        audience: CLIENT_ID,
        currentDate: new Date(0),
      });
      return payload.sid;
    } catch (error) {
      if (!(error instanceof errors.JOSEError)) throw error;
    }
  }
  return undefined;
}
