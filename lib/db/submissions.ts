// A registration form that was sent: who sends it twice (a double click, a retry) joins the first one's session.
// The surprise: a claim has an owner, known by its time. Who was taken over can neither complete nor release any more.
import 'server-only';
import { database } from './client';
import type { SessionMirror, Submission } from './generated/client';

export interface Claim {
  fingerprint: string;
  claimedAt: Date;
}

export interface Completion {
  mirrorId: string;
  sealedSessionId: string;
}

export interface TakeOver {
  /** An uncompleted claim from before belongs to a process that died. */
  staleBefore: Date;
  /** A completed one from before is joined no more. */
  joinableSince: Date;
}

/** One statement: of two who come at once, one is `claimed`. A session that has ended is joined no more either. */
export async function claimSubmission(
  { fingerprint, claimedAt }: Claim,
  { staleBefore, joinableSince }: TakeOver,
): Promise<'claimed' | 'taken'> {
  const claimed = await database().$executeRaw`
    INSERT INTO submissions (fingerprint, claimed_at)
    VALUES (${fingerprint}, ${claimedAt})
    ON CONFLICT (fingerprint) DO UPDATE
    SET claimed_at = EXCLUDED.claimed_at, mirror_id = NULL, sealed_session_id = NULL
    WHERE (submissions.mirror_id IS NULL AND submissions.claimed_at < ${staleBefore})
       OR (submissions.mirror_id IS NOT NULL AND submissions.claimed_at < ${joinableSince})
       OR EXISTS (SELECT 1 FROM session_mirrors mirror
                  WHERE mirror.id = submissions.mirror_id AND mirror.ended_at IS NOT NULL)`;
  return claimed === 1 ? 'claimed' : 'taken';
}

export function findSubmission(
  fingerprint: string,
): Promise<(Submission & { mirror: SessionMirror | null }) | null> {
  return database().submission.findUnique({ where: { fingerprint }, include: { mirror: true } });
}

/** False when the claim was taken over meanwhile: then another session is the one to join. */
export async function completeSubmission(
  claim: Claim,
  { mirrorId, sealedSessionId }: Completion,
): Promise<boolean> {
  const { count } = await database().submission.updateMany({
    where: { ...claim, mirrorId: null },
    data: { mirrorId, sealedSessionId },
  });
  return count === 1;
}

/** So that a refused form may be corrected and sent again. A completed one stays. */
export async function releaseSubmission(claim: Claim): Promise<void> {
  await database().submission.deleteMany({ where: { ...claim, mirrorId: null } });
}
