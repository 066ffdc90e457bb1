// The provider's own: while it lasts, a sign-in needs no page. `advance` ages it.

import { randomBytes, randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Sandbox } from '../sandbox';
import { ageInSeconds, stampNow } from '../world/ageing';
import { fingerprint } from '../world/fingerprint';
import { findPerson, forgetOldest, type ProviderSession } from './world';

const COOKIE = 'sandbox_oidc';
const LIFETIME = 12 * 60 * 60;

export function currentSession({ world }: Sandbox, c: Context): ProviderSession | undefined {
  const session = world.oidc.sessions[fingerprint(getCookie(c, COOKIE) ?? '')];
  if (!session || ageInSeconds(world, session.authenticated) >= LIFETIME) return undefined;
  return findPerson(world.oidc, session.sub) && session;
}

/** The same person again keeps the session, with a new time. */
export function beginSession(sandbox: Sandbox, c: Context, sub: string): ProviderSession {
  const { world, publicUrl } = sandbox;
  const present = currentSession(sandbox, c);
  if (present?.sub === sub) {
    present.authenticated = stampNow(world);
    return present;
  }
  endSession(sandbox, c);
  const id = randomBytes(32).toString('base64url');
  const session = { sid: randomUUID(), sub, authenticated: stampNow(world), storefronts: [] };
  world.oidc.sessions[fingerprint(id)] = session;
  forgetOldest(world.oidc.sessions);
  setCookie(c, COOKIE, id, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/oidc',
    secure: publicUrl.startsWith('https:'),
  });
  return session;
}

export function endSession({ world }: Sandbox, c: Context): void {
  delete world.oidc.sessions[fingerprint(getCookie(c, COOKIE) ?? '')];
  deleteCookie(c, COOKIE, { path: '/oidc' });
}
