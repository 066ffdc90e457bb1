// Ending deletes the rows' tokens, and Cleeng needs one to forget them: they are copied first.
import 'server-only';
import { listMirrorsWithTokens, type SessionMirror } from '@/lib/db/session-mirrors';
import { logError } from '@/lib/errors/log';
import { report } from '@/lib/errors/refusal-of';
import type { EndReason, Identity } from '@/lib/model';
import { deleteRefreshTokens, refreshAuth } from '@/lib/vendors/cleeng/auths';
import { isCleengTokenRefused } from '@/lib/vendors/cleeng/refusals';
import { endSessionsOf } from './end';
import { type UnsealedTokens, unsealTokens } from './stored-tokens';

export interface EndedEverywhere {
  ended: string[];
  /** `without_token`: no row held a token that Cleeng accepts. `store_customer`: a store's customer. */
  atCleeng: 'forgotten' | 'down' | 'without_token' | 'store_customer';
}

/** Each takes up to three calls while a request waits. */
const pairsTried = 3;

/** Throws while our own database does not respond; once rows have ended nothing throws. */
export async function endEverywhere(
  identity: Identity,
  reason: EndReason,
): Promise<EndedEverywhere> {
  if (identity.kind !== 'cleeng') {
    return { ended: await endSessionsOf(identity, reason), atCleeng: 'store_customer' };
  }
  const holders = await listMirrorsWithTokens(identity);
  const ended = await endSessionsOf(identity, reason);
  try {
    const isForgotten = await forgetAtCleeng(await openPairs(holders), identity.customerId);
    return { ended, atCleeng: isForgotten ? 'forgotten' : 'without_token' };
  } catch (error) {
    report(error, 'tokens_not_forgotten');
    return { ended, atCleeng: 'down' };
  }
}

/** Skips pairs that do not open. */
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

async function forgetAtCleeng(pairs: UnsealedTokens[], customerId: string): Promise<boolean> {
  for (const { jwt, refreshToken } of pairs) {
    if (await isTaken(() => deleteRefreshTokens({ customerId, jwt }))) return true;
    if (refreshToken && (await isTaken(() => forgetWithNewJwt(refreshToken, customerId))))
      return true;
  }
  return false;
}

async function forgetWithNewJwt(refreshToken: string, customerId: string): Promise<void> {
  const { tokens } = await refreshAuth(refreshToken, customerId);
  await deleteRefreshTokens({ customerId, jwt: tokens.jwt });
}

async function isTaken(ask: () => Promise<void>): Promise<boolean> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (isCleengTokenRefused(error)) return false;
    throw error;
  }
}
