// Pending consents and capture questions come before signed-in pages. Checked at Cleeng every fifteen minutes
// (docs/decisions/0024-the-gate-is-checked-every-fifteen-minutes.md).
import 'server-only';
import { sendPendingConsents } from '@/lib/consents/store-pending-consents';
import {
  claimGateCheck,
  findMirror,
  type SessionMirror,
  storeGateCheck,
} from '@/lib/db/session-mirrors';
import { isRefusal, Refusal } from '@/lib/errors/errors';
import { orReported, report } from '@/lib/errors/refusal-of';
import type { CleengIdentity, CleengSession } from '@/lib/model';
import { paths, withReturnTo } from '@/lib/paths';
import { asCustomer } from '@/lib/tokens/vendor-token';
import { type PageRead, readForPage } from '@/lib/web/guarded-page';
import { seeOther } from '@/lib/web/see-other';
import { fetchPendingSteps, type PendingSteps, type PendingStepsAtSignIn } from './pending-steps';

const everyMs = 15 * 60_000;
const afterFailureMs = 60_000;

/** Sends pending answers first. Redirects to the pending step and back to `here`, unless `page` is that step. */
export async function readBehindGate<Answer>(
  session: CleengSession,
  page: string,
  read: () => Promise<Answer>,
  here = page,
): Promise<PageRead<Answer>> {
  await orReported('consents_not_stored', () => sendPendingConsents(session));
  const { answer: gate } = await readForPage(here, () => currentGate(session.id));
  const step = firstStep({ ...session, ...gate });
  if (step && step !== page) seeOther(withReturnTo(step, here));
  return readForPage(here, read);
}

/** While Cleeng is down, as stored. Throws Refusal `session_ended`. */
export async function currentGate(sessionId: string): Promise<PendingSteps> {
  const mirror = await findMirror(sessionId);
  if (!mirror || mirror.endedAt) throw new Refusal('session_ended');
  const isDue = mirror.gateCheckedAt.getTime() <= Date.now() - everyMs;
  const { consentsDue, captureDue } = (isDue && (await check(mirror))) || mirror;
  return { consentsDue, captureDue };
}

/** Null while another request checks or Cleeng is down: the next check is due in a minute. */
async function check({
  id,
  gateCheckedAt,
  identityRealm,
  customerId,
}: SessionMirror): Promise<PendingSteps | null> {
  if (!(await claimGateCheck(id, gateCheckedAt, everyMs - afterFailureMs))) return null;
  const identity: CleengIdentity = { kind: 'cleeng', realm: identityRealm, customerId };
  try {
    const steps = await asCustomer({ id, identity }, fetchPendingSteps);
    await storeGateCheck(id, steps);
    return steps;
  } catch (error) {
    if (isRefusal(error, 'session_ended')) throw error;
    report(error, 'gate_not_checked');
    return null;
  }
}

export function firstStep({ consentsDue, captureDue }: PendingSteps): string | null {
  if (consentsDue) return paths.consents;
  return captureDue ? paths.capture : null;
}

/** Also newer versions of optional consents: no page asks for them later. */
export function firstStepOfVisit(steps: PendingStepsAtSignIn): string | null {
  return steps.consentsOutdated ? paths.consents : firstStep(steps);
}

export function onward(steps: PendingSteps, returnTo: string, whenDone = returnTo): string {
  const step = firstStep(steps);
  return step ? withReturnTo(step, returnTo) : whenDone;
}
