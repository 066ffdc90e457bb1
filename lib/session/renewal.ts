// Renewing a customer's tokens, once for everybody who needs them: parallel requests share one promise, processes take
// turns in the row, and the new pair is stored before anything uses it.
// The surprise: a refresh token works once, so an answer that got lost on its way has spent it; then the spare steps in.
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { giveRenewalTurnBack, storeRenewedTokens, takeRenewalTurn } from '@/lib/db/renewals';
import { Refusal, VendorError } from '@/lib/errors';
import type { EndReason, VendorTokens } from '@/lib/model';
import { refreshAuth } from '@/lib/vendors/cleeng/auths';
import { CleengTokenRefused } from '@/lib/vendors/cleeng/refusals';
import { endSession } from './ending';
import { remember } from './history';
import { isUsable, type StoredTokens, sealTokens, storedTokens } from './stored-tokens';

/** Longer than a renewal with its second attempts can take. A turn that lasts longer is a dead process's. */
const turnMs = 20_000;
/** How long a request waits for another process: then its page says that Cleeng does not answer. */
const waitAtMostMs = 6_000;
const lookEveryMs = 50;

// Next loads pages and routes as separate module instances: one map for all of them.
const shared: typeof globalThis & { foyerRenewals?: Map<string, Promise<VendorTokens>> } = globalThis;
shared.foyerRenewals ??= new Map();
const underWay = shared.foyerRenewals;

/** A pair that lasts and whose JWT is not the `refused` one. Throws Refusal `session_ended`, or VendorError while Cleeng is down. */
export function renewedTokens(mirrorId: string, refused?: string): Promise<VendorTokens> {
  const renewal =
    underWay.get(mirrorId) ?? inTurn(mirrorId, refused).finally(() => underWay.delete(mirrorId));
  underWay.set(mirrorId, renewal);
  return renewal;
}

async function inTurn(mirrorId: string, refused?: string): Promise<VendorTokens> {
  const startedAt = performance.now();
  for (let hasWaited = false; ; hasWaited = true) {
    const stored = await storedTokens(mirrorId);
    if (isUsable(stored, refused)) return stored.tokens;
    if (hasWaited && !stored.mirror.renewalLeaseEnds)
      throw unanswered('failing', 'another process had no answer');
    const turn = await takeRenewalTurn(mirrorId, stored.mirror.tokensVersion, turnMs, hasWaited);
    if (turn) return renew(stored, turn);
    if (performance.now() - startedAt > waitAtMostMs)
      throw unanswered('timeout', 'another process still waits');
    await wait(lookEveryMs); // The other may be on another machine: the row is all that both can see.
  }
}

async function renew(stored: StoredTokens, turn: Date): Promise<VendorTokens> {
  const { id, tokensVersion, identityKind, identityRealm, customerId } = stored.mirror;
  try {
    const renewed = await refresh(stored);
    if (typeof renewed === 'string') return await theirsOrEnd(stored, renewed);
    const isStored = await storeRenewedTokens(id, tokensVersion, await sealTokens(renewed));
    if (!isStored) return (await storedTokens(id)).tokens; // Ended meanwhile; or another took the turn, we were so slow.
    await remember({ kind: 'refreshed', identityKind, identityRealm, customerId, sessionId: id });
    return renewed;
  } catch (error) {
    if (error instanceof VendorError) {
      await giveRenewalTurnBack(id, turn, error.failure !== 'busy');
    }
    throw error;
  }
}

/** A new pair, or why there will be none. What throws is an outage, and says nothing of the tokens. */
async function refresh({ mirror, tokens }: StoredTokens): Promise<VendorTokens | EndReason> {
  if (!tokens.refreshToken) return 'token_expired';
  let reason: EndReason = mirror.isRenewalUnsure ? 'renewal_lost' : 'vendor_refused';
  const spend = async (token: string) => {
    try {
      return (await refreshAuth(token, mirror.customerId)).tokens;
    } catch (error) {
      if (!(error instanceof VendorError && error.failure === 'network')) throw error;
      reason = 'renewal_lost'; // It broke, before or after Cleeng spent the token: asking again tells which.
      return (await refreshAuth(token, mirror.customerId)).tokens;
    }
  };
  const { refreshToken, spareRefreshToken } = tokens;
  const renewed = await unlessRefused(async () => ({ ...(await spend(refreshToken)), spareRefreshToken }));
  if (renewed || !spareRefreshToken) return renewed ?? reason;
  return (await unlessRefused(() => spend(spareRefreshToken))) ?? reason;
}

async function unlessRefused(ask: () => Promise<VendorTokens>): Promise<VendorTokens | null> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof CleengTokenRefused) return null;
    throw error;
  }
}

/** Refused for good, unless another process has renewed the pair that we still held. */
async function theirsOrEnd({ mirror }: StoredTokens, reason: EndReason): Promise<VendorTokens> {
  const now = await storedTokens(mirror.id);
  if (now.mirror.tokensVersion !== mirror.tokensVersion) return now.tokens;
  await endSession(mirror, reason);
  throw new Refusal('session_ended');
}

function unanswered(failure: VendorError['failure'], detail: string): VendorError {
  return new VendorError('cleeng', 'refreshAuth', failure, detail);
}
