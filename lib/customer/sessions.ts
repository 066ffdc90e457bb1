// Ends the rows, whether or not Cleeng answers. Only when they have ended may the caller take the cookie away.
import 'server-only';
import { z } from 'zod';
import { ownedBy } from '@/lib/db/owner';
import { findOwnMirror } from '@/lib/db/session-mirrors';
import { Refusal } from '@/lib/errors/errors';
import { report } from '@/lib/errors/refusal-of';
import type { SignedIn } from '@/lib/model';
import { currentSession } from '@/lib/session/current';
import { endSession } from '@/lib/session/end';
import { type EndedEverywhere, endEverywhere } from '@/lib/session/end-everywhere';

/** Ends this browser's session. Throws Refusal `session_unavailable` where the row cannot be ended: then nothing has happened. */
export async function signOut(): Promise<void> {
  const session = await currentSession();
  if (session.state === 'unavailable') throw new Refusal('session_unavailable');
  if (session.state === 'signed-in') {
    const { id, identity } = session;
    await orUnavailable(endSession({ id, ...ownedBy(identity) }, 'signed_out'));
  }
}

/** Ends another session of the same customer. Throws Refusal `session_unknown`, the same for somebody else's. */
export async function endOne({ identity }: SignedIn, endedId: string): Promise<void> {
  const uuid = z.uuid().safeParse(endedId);
  const mirror = uuid.success ? await orUnavailable(findOwnMirror(identity, uuid.data)) : null;
  if (!mirror) throw new Refusal('session_unknown');
  await orUnavailable(endSession(mirror, 'signed_out_remotely'));
}

/**
 * Signs this customer out of every browser, and out of every other app as far as Cleeng does its part: how far is returned.
 * Throws Refusal `session_unavailable` where the rows cannot be ended: then nothing has happened.
 */
export async function signOutEverywhere(session: SignedIn): Promise<EndedEverywhere['atCleeng']> {
  const { atCleeng } = await orUnavailable(
    endEverywhere(session.identity, 'signed_out_everywhere'),
  );
  return atCleeng;
}

/** What only our own database can fail at. */
async function orUnavailable<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    report(error, 'sessions_unavailable');
    throw new Refusal('session_unavailable');
  }
}
