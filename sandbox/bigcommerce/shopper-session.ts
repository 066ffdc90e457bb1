// Only the cookie's fingerprint is kept. `advance` ages it, but no token already issued: the store does not check those again.

import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Sandbox } from '../sandbox';
import { ageInSeconds, stampNow } from '../world/ageing';
import { findShopper, type Shopper } from './world';

const COOKIE = 'SHOP_SESSION_TOKEN';
const LIFETIME = 7 * 24 * 60 * 60;
const SESSIONS_KEPT = 1000;

export function signedInShopper({ world }: Sandbox, c: Context): Shopper | undefined {
  const session = world.bigcommerce.shopperSessions[fingerprintOf(getCookie(c, COOKIE))];
  if (!session || ageInSeconds(world, session.since) >= LIFETIME) return undefined;
  return findShopper(world.bigcommerce, session.shopperId);
}

export function signInShopper({ world, publicUrl }: Sandbox, c: Context, shopper: Shopper): void {
  const id = randomBytes(32).toString('base64url');
  const sessions = Object.entries(world.bigcommerce.shopperSessions).slice(-SESSIONS_KEPT + 1);
  world.bigcommerce.shopperSessions = {
    ...Object.fromEntries(sessions),
    [fingerprintOf(id)]: { shopperId: shopper.id, since: stampNow(world) },
  };
  setCookie(c, COOKIE, id, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: publicUrl.startsWith('https:'),
  });
}

export function signOutShopper({ world }: Sandbox, c: Context): void {
  delete world.bigcommerce.shopperSessions[fingerprintOf(getCookie(c, COOKIE))];
  deleteCookie(c, COOKIE, { path: '/' });
}

function fingerprintOf(id = ''): string {
  return createHash('sha256').update(id).digest('hex');
}
