// Sent to each storefront that a session signed in to; without a session, to the one that the sandbox knows.

import type { Sandbox } from '../sandbox';
import { storefrontOf } from '../storefront';
import { addressesAt } from './client';
import { type Subject, signLogoutToken } from './tokens/logout-token';
import type { ProviderSession, SentLogout } from './world';

const TIMEOUT_MS = 5_000;
const LOGOUTS_KEPT = 50;

/** Ends these sessions at the provider, and notifies the storefronts. */
export async function logOut(
  sandbox: Sandbox,
  subject: Subject,
  sessions: ProviderSession[],
): Promise<SentLogout[]> {
  const { oidc } = sandbox.world;
  for (const [id, session] of Object.entries(oidc.sessions))
    if (sessions.includes(session)) delete oidc.sessions[id];
  const storefronts = new Set(sessions.flatMap((session) => session.storefronts));
  if (storefronts.size === 0) storefronts.add(storefrontOf(sandbox));
  return Promise.all([...storefronts].map((storefront) => notify(sandbox, subject, storefront)));
}

async function notify(sandbox: Sandbox, subject: Subject, storefront: string): Promise<SentLogout> {
  const { oidc } = sandbox.world;
  const { jti, logoutToken } = await signLogoutToken(sandbox, subject);
  const isKnown = storefront === sandbox.storefrontUrl;
  const to = addressesAt((isKnown && sandbox.storefrontInternalUrl) || storefront).backChannel;
  const logout = { at: new Date().toISOString(), to, ...subject, jti, status: 0 };
  oidc.logouts.push(logout);
  oidc.logouts.splice(0, oidc.logouts.length - LOGOUTS_KEPT);
  logout.status = await post(to, logoutToken);
  return logout;
}

/** 0 where the storefront does not respond. */
async function post(address: string, logoutToken: string): Promise<number> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ logout_token: logoutToken }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    return response.status;
  } catch {
    return 0;
  }
}
