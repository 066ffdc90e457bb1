// Rows end whether or not Cleeng responds. The caller deletes the cookie only afterwards.
import 'server-only';
import { z } from 'zod';
import { ownedBy } from '@/lib/db/owner';
import { findMirror, findOwnMirror } from '@/lib/db/session-mirrors';
import { isShared } from '@/lib/env/shared-customers';
import { Refusal } from '@/lib/errors/errors';
import { report } from '@/lib/errors/refusal-of';
import type { SignedIn } from '@/lib/model';
import { currentSession } from '@/lib/session/current';
import { endSession } from '@/lib/session/end';
import { type EndedEverywhere, endEverywhere } from '@/lib/session/end-everywhere';

/**
 * Returns the row's id. Also ends a row with an expired token, which the widget could renew.
 * Throws Refusal `session_unavailable` if it cannot.
 */
export async function signOut(): Promise<string | null> {
  const session = await currentSession();
  if (session.state === 'unavailable') throw new Refusal('session_unavailable');
  const id = session.state === 'signed-in' ? session.id : session.ended?.id;
  const mirror = id ? await orUnavailable(findMirror(id)) : null;
  if (mirror) await orUnavailable(endSession(mirror, 'signed_out'));
  return mirror?.id ?? null;
}

/** Throws Refusal `session_unknown`, also for a session of another customer. */
export async function endOne({ identity }: SignedIn, endedId: string): Promise<void> {
  const uuid = z.uuid().safeParse(endedId);
  const mirror = uuid.success ? await orUnavailable(findOwnMirror(identity, uuid.data)) : null;
  if (!mirror) throw new Refusal('session_unknown');
  await orUnavailable(endSession(mirror, 'signed_out_remotely'));
}

/**
 * Returns what Cleeng did; `shared`: only this session has ended, because the others are other visitors'.
 * Throws Refusal `session_unavailable` if no row could be ended.
 */
export async function signOutEverywhere({
  id,
  identity,
}: SignedIn): Promise<EndedEverywhere['atCleeng'] | 'shared'> {
  if (isShared(identity)) {
    await orUnavailable(endSession({ id, ...ownedBy(identity) }, 'signed_out'));
    return 'shared';
  }
  const { atCleeng } = await orUnavailable(endEverywhere(identity, 'signed_out_everywhere'));
  return atCleeng;
}

async function orUnavailable<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    report(error, 'sessions_unavailable');
    throw new Refusal('session_unavailable');
  }
}
