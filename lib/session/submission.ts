// One submission of a form opens one session. What was sent is claimed in the database before anything is asked of a
// vendor; a second one waits for the first, which may be in another process, and joins its session.
import 'server-only';
import { setTimeout as wait } from 'node:timers/promises';
import { errors } from 'jose';
import { endMirror } from '@/lib/db/session-mirrors';
import {
  type Claim,
  claimSubmission,
  completeSubmission,
  findSubmission,
  releaseSubmission,
} from '@/lib/db/submissions';
import { Refusal } from '@/lib/errors';
import { report } from '@/lib/refusal-of';
import type { OpenedMirror } from './mirror';
import { keyedHash, seal, unseal } from './seal';

/** Longer than every deadline of one registration together. An older claim belongs to a process that died. */
const staleAfterMs = 60_000;
const joinWithinMs = 15_000;
/** From then on the same again opens a session of its own, as if nothing had been sent. */
export const joinableForMs = 10 * 60_000;
const lookEveryMs = 100;

export interface Submission {
  /** A UUID made when the form was shown. It stands in the page, so it alone opens nothing. */
  id: string;
  email: string;
  password: string;
}

/** Runs `open` for the first sender of this submission; every later one gets what the first one opened. */
export async function oncePerSubmission(
  { id, email, password }: Submission,
  open: () => Promise<OpenedMirror>,
): Promise<OpenedMirror> {
  const fingerprint = keyedHash(JSON.stringify([id, email.toLowerCase(), password]), 'submission');
  const deadline = Date.now() + joinWithinMs;
  do {
    const opened = (await claimAndOpen(fingerprint, open)) ?? (await openedByFirst(fingerprint));
    if (opened) return opened;
    await wait(lookEveryMs);
  } while (Date.now() < deadline);
  throw new Refusal('submission_running');
}

/** Null where somebody else holds the claim, or has taken it over while we were at it. */
async function claimAndOpen(
  fingerprint: string,
  open: () => Promise<OpenedMirror>,
): Promise<OpenedMirror | null> {
  const now = Date.now();
  const claim = { fingerprint, claimedAt: new Date(now) };
  const takeOver = {
    staleBefore: new Date(now - staleAfterMs),
    joinableSince: new Date(now - joinableForMs),
  };
  if ((await claimSubmission(claim, takeOver)) === 'taken') return null;
  const opened = await openOrRelease(claim, open);
  const { sessionId, sessionToken } = opened;
  const sealedSessionId = await seal(sessionToken, 'session-id', fingerprint);
  if (await completeSubmission(claim, { mirrorId: sessionId, sealedSessionId })) return opened;
  await endMirror(sessionId, 'replaced', new Date());
  return null;
}

async function openOrRelease(claim: Claim, open: () => Promise<OpenedMirror>): Promise<OpenedMirror> {
  try {
    return await open();
  } catch (error) {
    // The same form may be corrected and sent again; should that fail now, the claim grows stale by itself.
    await releaseSubmission(claim).catch((failure) => report(failure, 'submission_not_released'));
    throw error;
  }
}

async function openedByFirst(fingerprint: string): Promise<OpenedMirror | null> {
  const first = await findSubmission(fingerprint);
  if (!first?.mirrorId || !first.sealedSessionId || first.mirror?.endedAt) return null;
  try {
    const sessionToken = await unseal(first.sealedSessionId, 'session-id', fingerprint);
    return { sessionId: first.mirrorId, sessionToken };
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) throw error;
    report(error, 'submission_unreadable');
    throw new Refusal('form_outdated'); // Loaded again it is another submission.
  }
}
