// What stands between a customer and the signed-in pages, as the row has it when it matters: after tokens that were due
// have been renewed, because a renewal looks at the gate (gate-look.ts).
// The surprise: the turn to renew is held until that look is done, so whoever finds it held beside the new pair waits, in any
// process. While the old pair lasts nobody waits for another's renewal, here as in vendor-token.ts (docs/decisions/0013).
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { findMirror, type SessionMirror } from '@/lib/db/session-mirrors';
import { Refusal } from '@/lib/errors';
import { unlessDown } from '@/lib/refusal-of';
import type { Due } from './due';
import { freshTokens } from './vendor-token';

/** A look that takes longer is not waited for: then the row decides as it was. */
const waitAtMostMs = 6_000;
const lookEveryMs = 50;

/** Throws Refusal `session_ended`. While Cleeng is down it answers as last seen. */
export async function currentGate(sessionId: string): Promise<Due> {
  let mirror = await openRow(sessionId);
  if (areTokensDue(mirror)) {
    await unlessDown('tokens_not_renewed', () => freshTokens(sessionId));
    mirror = await openRow(sessionId);
  }
  const startedAt = performance.now();
  while (isBeingLookedAt(mirror) && performance.now() - startedAt < waitAtMostMs) {
    await wait(lookEveryMs); // The other may be on another machine: the row is all that both can see.
    mirror = await openRow(sessionId);
  }
  const { consentsDue, captureDue } = mirror;
  return { consentsDue, captureDue };
}

async function openRow(sessionId: string): Promise<SessionMirror> {
  const mirror = await findMirror(sessionId);
  if (!mirror || mirror.endedAt) throw new Refusal('session_ended');
  return mirror;
}

function areTokensDue({ tokensRenewAt }: SessionMirror, now = new Date()): boolean {
  return tokensRenewAt !== null && tokensRenewAt <= now;
}

/** The new pair is there, and the turn that brought it is not over. */
function isBeingLookedAt(mirror: SessionMirror, now = new Date()): boolean {
  const { renewalLeaseEnds } = mirror;
  return !areTokensDue(mirror, now) && renewalLeaseEnds !== null && renewalLeaseEnds > now;
}
