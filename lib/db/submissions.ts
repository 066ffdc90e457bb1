// A registration form that was sent: who sends it twice (a double click, a retry) joins the first one's session.
// The surprise: a claim of a process that died is taken over, but only by the same person.
import 'server-only';
import { database } from './client';
import type { Submission } from './generated/client';

export type { Submission };

export interface Claim {
  id: string;
  subjectHash: string;
  now: Date;
  /** An uncompleted claim older than this belongs to a process that died. */
  staleAfterMs: number;
}

export interface Completion {
  mirrorId: string;
  sealedSessionId: string;
}

/** One statement: of two who come at once, one is `claimed`. */
export async function claimSubmission({ id, subjectHash, now, staleAfterMs }: Claim) {
  const staleBefore = new Date(now.getTime() - staleAfterMs);
  const claimed = await database().$executeRaw`
    INSERT INTO submissions (id, subject_hash, claimed_at)
    VALUES (${id}::uuid, ${subjectHash}, ${now})
    ON CONFLICT (id) DO UPDATE SET claimed_at = EXCLUDED.claimed_at
    WHERE submissions.mirror_id IS NULL
      AND submissions.claimed_at < ${staleBefore}
      AND submissions.subject_hash = EXCLUDED.subject_hash`;
  return claimed === 1 ? ('claimed' as const) : ('taken' as const);
}

export function findSubmission(id: string): Promise<Submission | null> {
  return database().submission.findUnique({ where: { id } });
}

/** The first completion stays: it is the session that others may have joined. */
export async function completeSubmission(
  id: string,
  { mirrorId, sealedSessionId }: Completion,
): Promise<void> {
  await database().submission.updateMany({
    where: { id, mirrorId: null },
    data: { mirrorId, sealedSessionId },
  });
}

/** So that a refused form may be corrected and sent again. A completed one stays. */
export async function releaseSubmission(id: string): Promise<void> {
  await database().submission.deleteMany({ where: { id, mirrorId: null } });
}
