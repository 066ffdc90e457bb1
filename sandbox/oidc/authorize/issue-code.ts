import { randomBytes } from 'node:crypto';
import type { Sandbox } from '../../sandbox';
import { ageInSeconds, stampNow } from '../../world/ageing';
import { fingerprint } from '../../world/fingerprint';
import { forgetOldest, type ProviderSession } from '../world';
import type { AuthorizeRequest, ReturnAddress } from './authorize-request';

export function issueCode(
  { world }: Sandbox,
  session: ProviderSession,
  { codeChallenge, nonce, scope }: AuthorizeRequest,
  { redirectUri, storefront }: ReturnAddress,
): { code: string } {
  const code = randomBytes(32).toString('base64url');
  const age = ageInSeconds(world, session.authenticated);
  world.oidc.codes[fingerprint(code)] = {
    sub: session.sub,
    sid: session.sid,
    authTime: Math.floor(Date.now() / 1000 - age),
    redirectUri,
    codeChallenge,
    nonce,
    scope,
    issued: stampNow(world),
    isUsed: false,
  };
  forgetOldest(world.oidc.codes);
  session.storefronts = [...new Set([...session.storefronts, storefront])];
  return { code };
}
