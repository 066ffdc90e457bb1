// RFC 8252 §7.3: on this machine a registered address holds for any port, since tests start storefronts on free ones.

import type { Sandbox } from '../sandbox';
import { storefrontOf } from '../storefront';

export const CLIENT_ID = 'foyer-storefront';
/** Public. At least 32 bytes, since the setting `oidcIdToken` may sign HS256 with it. */
export const CLIENT_SECRET = 'sandbox-oidc-client-secret-of-39-bytes';

export function addressesAt(storefront: string) {
  return {
    redirect: `${storefront}/api/auth/callback/sso`,
    postLogout: `${storefront}/sso/signed-out`,
    backChannel: `${storefront}/api/sso/back-channel-logout`,
  };
}

/** The storefront's origin, or undefined for an address that is not registered. */
export function registeredOrigin(
  sandbox: Sandbox,
  kind: 'redirect' | 'postLogout',
  address: string | null,
): string | undefined {
  if (address === null || !URL.canParse(address)) return undefined;
  const { origin } = new URL(address);
  const storefront = storefrontOf(sandbox);
  const isOurs = origin === storefront || (isOnThisMachine(origin) && isOnThisMachine(storefront));
  return isOurs && address === addressesAt(origin)[kind] ? origin : undefined;
}

function isOnThisMachine(origin: string): boolean {
  return /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/.test(origin);
}
