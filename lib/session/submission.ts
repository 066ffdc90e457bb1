// One submission of a form opens one session. The id hidden in the form is claimed in the database before anything is
// asked of a vendor; whoever sends the same form meanwhile waits for the first and joins its session.
// The surprise: the first may be another process, so the second can only look again and again, within a deadline.
import 'server-only';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { claimSubmission, completeSubmission, findSubmission, releaseSubmission } from '@/lib/db/submissions';
import { Refusal } from '@/lib/errors';
import type { OpenedMirror } from './mirror';
import { hashOf } from './secret';

/** Longer than everything one registration may take. A claim older than this belongs to a process that died. */
const staleAfterMs = 30_000;
const joinWithinMs = 15_000;
const joinableForMs = 10 * 60_000;
const lookEveryMs = 100;

export interface Submission {
  /** A UUID made when the form was shown. */
  id: string;
  /** Only the same e-mail address may join. */
  email: string;
}

/** Runs `open` for the first sender of this submission; every later one gets what the first one opened. */
export async function oncePerSubmission(
  submission: Submission,
  open: () => Promise<OpenedMirror>,
): Promise<OpenedMirror> {
  const subjectHash = hashOf(submission.email.toLowerCase());
  const deadline = Date.now() + joinWithinMs;
  let { id } = submission;
  while (Date.now() < deadline) {
    if ((await claimSubmission({ id, subjectHash, now: new Date(), staleAfterMs })) === 'claimed') {
      return first(id, open);
    }
    const earlier = await findSubmission(id);
    if (earlier && (earlier.subjectHash !== subjectHash || isOld(earlier.claimedAt))) id = randomUUID();
    else if (earlier?.mirrorId && earlier.sealedSessionId) {
      return { mirrorId: earlier.mirrorId, sealedSessionId: earlier.sealedSessionId };
    } else if (earlier) await wait(lookEveryMs);
  }
  throw new Refusal('submission_running');
}

async function first(id: string, open: () => Promise<OpenedMirror>): Promise<OpenedMirror> {
  try {
    const opened = await open();
    await completeSubmission(id, opened);
    return opened;
  } catch (error) {
    await releaseSubmission(id); // The same form may be corrected and sent again.
    throw error;
  }
}

function isOld(claimedAt: Date): boolean {
  return Date.now() - claimedAt.getTime() > joinableForMs;
}
