import 'server-only';
import { hashOf } from '@/lib/crypto/random-token';
import { unseal } from '@/lib/crypto/seal';
import { inTransaction } from '@/lib/db/client';
import { endMirrorsAtProvider, findExternalSession } from '@/lib/db/external-identities';
import { spendToken } from '@/lib/db/spent-tokens';
import { Refusal } from '@/lib/errors/errors';
import { logInfo, logWarning } from '@/lib/errors/log';
import { orReported } from '@/lib/errors/refusal-of';
import { limit } from '@/lib/limits/limit';
import { rememberEnd } from '@/lib/session/end';
import { verifyLogoutToken } from '@/lib/vendors/oidc/logout';
import { isOidcTokenInvalid } from '@/lib/vendors/oidc/verify';
import type { Visitor } from '@/lib/visitor/visitor';

const reason = 'ended_by_provider';

/** Ends what the provider's logout token names. Throws Refusal `token_refused`. */
export async function logoutByProvider(token: string, visitor: Visitor): Promise<void> {
  const logout = await verifyLogoutToken(token).catch(async (error) => {
    if (!isOidcTokenInvalid(error)) throw error;
    logWarning('logout_token_refused', { detail: error.code });
    await limit('logout-token', { visitor });
    throw new Refusal('token_refused');
  });
  const now = new Date();
  const tokenHash = hashOf(JSON.stringify([logout.issuer, logout.id]));
  // Together: the provider sends a token again where our database fails.
  const ended = await inTransaction(async (transaction) => {
    if (!(await spendToken(tokenHash, logout.acceptedUntil, transaction)))
      throw new Refusal('token_refused');
    return endMirrorsAtProvider(logout, reason, now, transaction);
  });
  for (const mirror of ended) await rememberEnd(mirror, reason, now);
  logInfo('logout_by_provider', { sessions: ended.length });
}

/** For the provider's logout. Null for a session that did not come from the provider, and where our database fails. */
export async function readProviderSession(
  sessionId: string,
): Promise<{ idToken: string | null } | null> {
  const external = await orReported('provider_session_unknown', () =>
    findExternalSession(sessionId),
  );
  if (!external) return null;
  const { sealedIdToken, mirrorId } = external;
  const idToken =
    sealedIdToken && (await unseal(sealedIdToken, 'id-token', mirrorId).catch(() => null));
  return { idToken: idToken || null };
}
