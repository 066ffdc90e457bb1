// An ended row holds no tokens, and Cleeng wants one before it forgets them: they are copied first, and used when the rows have
// ended. Ending a session does not wait for Cleeng.
import 'server-only';
import { listMirrorsWithTokens, type SessionMirror } from '@/lib/db/session-mirrors';
import { logError } from '@/lib/errors/log';
import { report } from '@/lib/errors/refusal-of';
import type { EndReason, Identity } from '@/lib/model';
import { deleteRefreshTokens, refreshAuth } from '@/lib/vendors/cleeng/auths';
import { CleengTokenRefused } from '@/lib/vendors/cleeng/refusals';
import { endSessionsOf } from './end';
import { type UnsealedTokens, unsealTokens } from './stored-tokens';

export interface EndedEverywhere {
  /** The rows that this call has ended. */
  ended: string[];
  /**
   * Whether Cleeng forgot the customer's refresh tokens, did not do its part, was not asked because no row held a token it takes,
   * or does not know them: they are the store's.
   */
  atCleeng: 'forgotten' | 'down' | 'not_asked' | 'not_theirs';
}

/** Each may take three calls, while a request waits. */
const pairsTried = 3;

/** Throws while our own database is silent, and then nothing has happened. Once the rows have ended nothing throws any more. */
export async function endEverywhere(
  identity: Identity,
  reason: EndReason,
): Promise<EndedEverywhere> {
  if (identity.kind !== 'cleeng') {
    return { ended: await endSessionsOf(identity, reason), atCleeng: 'not_theirs' };
  }
  const holders = await listMirrorsWithTokens(identity);
  const ended = await endSessionsOf(identity, reason);
  try {
    const isForgotten = await forgetAtCleeng(await openPairs(holders), identity.customerId);
    return { ended, atCleeng: isForgotten ? 'forgotten' : 'not_asked' };
  } catch (error) {
    report(error, 'tokens_not_forgotten');
    return { ended, atCleeng: 'down' };
  }
}

/** Those that hold longest, as they are listed. One that does not open is passed over. */
async function openPairs(holders: SessionMirror[]): Promise<UnsealedTokens[]> {
  const pairs: UnsealedTokens[] = [];
  for (const holder of holders) {
    if (pairs.length === pairsTried) break;
    try {
      pairs.push(await unsealTokens(holder));
    } catch (error) {
      logError('tokens_unreadable', error, { sessionId: holder.id });
    }
  }
  return pairs;
}

/** False where Cleeng takes none of them. */
async function forgetAtCleeng(pairs: UnsealedTokens[], customerId: string): Promise<boolean> {
  for (const { jwt, refreshToken } of pairs) {
    if (await isTaken(() => deleteRefreshTokens({ customerId, jwt }))) return true;
    if (refreshToken && (await isTaken(() => forgetWithNewJwt(refreshToken, customerId))))
      return true;
  }
  return false;
}

/** What the refresh token gives is not kept: it is forgotten with the others. */
async function forgetWithNewJwt(refreshToken: string, customerId: string): Promise<void> {
  const { tokens } = await refreshAuth(refreshToken, customerId);
  await deleteRefreshTokens({ customerId, jwt: tokens.jwt });
}

async function isTaken(ask: () => Promise<void>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (error instanceof CleengTokenRefused) return false;
    throw error;
  }
}
