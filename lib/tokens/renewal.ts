// Requests share a promise; processes, and Next's bundles of pages and routes, a lease. Cleeng gives a pair once, so it is stored before it is used.
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import pTimeout from 'p-timeout';
import { retryWhileLeased } from '@/lib/db/leases';
import {
  type RenewalLease,
  releaseRenewalLease,
  storeRenewedTokens,
  takeRenewalLease,
} from '@/lib/db/renewals';
import type { SessionMirror } from '@/lib/db/session-mirrors';
import { Refusal, VendorError } from '@/lib/errors/errors';
import { report } from '@/lib/errors/refusal-of';
import { remember } from '@/lib/history/history';
import type { EndReason, VendorTokens } from '@/lib/model';
import { endSession } from '@/lib/session/end';
import { isUsable, type StoredTokens, sealTokens, storedTokens } from '@/lib/session/stored-tokens';
import { mayBeSpent, refresh } from './refresh';

/** Longer than refreshing and storing take: an older lease is a dead process's. */
const leaseMs = 30_000;
const storeWithinMs = 10_000;
/** A request stops waiting then; the renewal goes on. */
const waitAtMostMs = 8_000;

/** Of this bundle's requests: to those of another they are like a process's, and wait for its lease. */
export const underWay = new Map<string, Promise<VendorTokens>>();

/** Not the `refused` JWT. Throws Refusal `session_ended`, or VendorError while Cleeng is down. */
export async function renewedTokens(sessionId: string, refused?: string): Promise<VendorTokens> {
  const renewal =
    underWay.get(sessionId) ??
    renewOrWait(sessionId, refused).finally(() => underWay.delete(sessionId));
  underWay.set(sessionId, renewal);
  const tokens = await pTimeout(renewal, { milliseconds: waitAtMostMs, message: false });
  if (!tokens) throw unanswered('timeout', `no tokens within ${waitAtMostMs} ms`);
  return tokens;
}

export function isBeingRenewed({ id, renewalLeaseEnds }: SessionMirror): boolean {
  return underWay.has(id) || (renewalLeaseEnds !== null && renewalLeaseEnds.getTime() > Date.now());
}

async function renewOrWait(sessionId: string, refused?: string): Promise<VendorTokens> {
  const tokens = await retryWhileLeased(async (hasWaited) => {
    const stored = await storedTokens(sessionId);
    if (isUsable(stored, refused)) return stored.tokens;
    if (hasWaited && !stored.mirror.renewalLeaseEnds) {
      throw unanswered('failing', 'another process had no answer');
    }
    const lease = await takeRenewalLease(
      sessionId,
      stored.mirror.tokensVersion,
      leaseMs,
      hasWaited,
    );
    return lease && renew(stored, lease);
  }, leaseMs * 2);
  return tokens ?? Promise.reject(unanswered('timeout', 'another process is at it'));
}

async function renew(stored: StoredTokens, lease: RenewalLease): Promise<VendorTokens> {
  const { id } = stored.mirror;
  try {
    const renewed = await refresh(stored.tokens, stored.mirror.customerId, lease.isUnsure);
    if (typeof renewed === 'string') return await endWithLease(stored, lease, renewed);
    return await keep(stored, renewed);
  } catch (error) {
    await release(id, lease, mayBeSpent(error));
    throw error;
  }
}

async function release(sessionId: string, lease: RenewalLease, isUnsure: boolean): Promise<void> {
  await releaseRenewalLease(sessionId, lease, isUnsure).catch((cause) =>
    report(cause, 'lease_kept'),
  );
}

/** Not if another process has taken over the lease and stored a newer pair. */
async function endWithLease(
  { mirror }: StoredTokens,
  lease: RenewalLease,
  reason: EndReason,
): Promise<VendorTokens> {
  if (await endSession(mirror, reason, new Date(), lease.ends)) throw new Refusal('session_ended');
  const now = await storedTokens(mirror.id);
  if (now.mirror.tokensVersion !== mirror.tokensVersion) return now.tokens;
  throw unanswered('failing', 'another process has taken over');
}

/** The pair that was stored first is used by all. */
async function keep({ mirror }: StoredTokens, renewed: VendorTokens): Promise<VendorTokens> {
  const { id, tokensVersion, identityKind, identityRealm, customerId } = mirror;
  const sealed = await sealTokens(mirror, renewed);
  const isStored = await storedAgain(() => storeRenewedTokens(id, tokensVersion, sealed));
  if (!isStored) return (await storedTokens(id)).tokens; // Ended meanwhile, or renewed by another.
  await remember({ kind: 'refreshed', identityKind, identityRealm, customerId, sessionId: id });
  return renewed;
}

/** Tries again while our database does not respond: Cleeng will not give this pair again. */
async function storedAgain<Answer>(store: () => Promise<Answer>): Promise<Answer> {
  const giveUpAt = performance.now() + storeWithinMs;
  for (let pauseMs = 50; ; pauseMs *= 2) {
    try {
      return await store();
    } catch (error) {
      if (performance.now() + pauseMs > giveUpAt) throw error;
      report(error, 'tokens_not_stored_yet');
      await wait(pauseMs);
    }
  }
}

function unanswered(failure: VendorError['failure'], detail: string): VendorError {
  return new VendorError('cleeng', 'refreshAuth', failure, detail);
}
