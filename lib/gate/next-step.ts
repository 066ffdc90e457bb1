// The gate: what stands between a signed-in customer and the signed-in pages. First the consents, then the capture form.
// Every signed-in page asks it, and it answers from the mirror row. Consents still on their way are sent first; where that
// fails, the row says whether a required one is among them.
import 'server-only';
import { sendPendingConsents } from '@/lib/consents/store-pending-consents';
import { orReported } from '@/lib/errors/refusal-of';
import type { CleengSession } from '@/lib/model';
import { paths, withReturnTo } from '@/lib/paths';
import { type PageRead, readForPage } from '@/lib/web/guarded-page';
import { seeOther } from '@/lib/web/see-other';
import { currentGate } from './gate';
import type { Due, DueAtSignIn } from './pending-steps';

/** Reads what the signed-in `page` shows, once the way to it is clear. `here`: where to come back to. */
export async function readBehindGate<Answer>(
  session: CleengSession,
  page: string,
  read: () => Promise<Answer>,
  here = page,
): Promise<PageRead<Answer>> {
  await orReported('consents_not_stored', () => sendPendingConsents(session));
  await requireClearWay(session, page, here);
  return readForPage(here, read);
}

/** Sends the customer to what they must do first, unless that is this very page, and from there back to `here`. */
async function requireClearWay(session: CleengSession, page: string, here: string): Promise<void> {
  const { answer: gate } = await readForPage(here, () => currentGate(session.id));
  const step = firstStep({ ...session, ...gate });
  if (step && step !== page) seeOther(withReturnTo(step, here));
}

/** Pure: the order of the gate. */
export function firstStep({ consentsDue, captureDue }: Due): string | null {
  if (consentsDue) return paths.consents;
  return captureDue ? paths.capture : null;
}

/** Where somebody who has just signed in goes first: newer versions of what is optional are offered, but stop nobody later. */
export function firstStepOfVisit(due: DueAtSignIn): string | null {
  return due.consentsOutdated ? paths.consents : firstStep(due);
}

/** Where a form that is done leads: to what must still be done and from there to `returnTo`; with nothing left, to `whenDone`. */
export function onward(due: Due, returnTo: string, whenDone = returnTo): string {
  const step = firstStep(due);
  return step ? withReturnTo(step, returnTo) : whenDone;
}
