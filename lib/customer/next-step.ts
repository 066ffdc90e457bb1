// The gate: what stands between a signed-in customer and the signed-in pages. First the consents, then the capture form.
// Every signed-in page asks it, and it answers from the mirror row; only consents still on their way are tried again.
import 'server-only';
import { redirect } from 'next/navigation';
import type { SignedIn } from '@/lib/model';
import { paths, withReturnTo } from '@/lib/paths';
import { report } from '@/lib/refusal-of';
import { storePendingConsents } from '@/lib/session/pending-consents';

/** Where this customer must go first, or null where the way is clear. */
export async function nextStep(session: SignedIn): Promise<string | null> {
  return (await areConsentsStored(session)) ? firstStep(session) : paths.consents;
}

/** Pure: the order of the gate. */
export function firstStep({
  consentsDue,
  captureDue,
}: Pick<SignedIn, 'consentsDue' | 'captureDue'>): string | null {
  if (consentsDue) return paths.consents;
  return captureDue ? paths.capture : null;
}

/** Sends the customer to what they must do first, unless that is this very page, and from there back to `here`. */
export async function requireClearWay(session: SignedIn, page: string, here = page): Promise<void> {
  const step = await nextStep(session);
  if (step && step !== page) redirect(withReturnTo(step, here));
}

async function areConsentsStored(session: SignedIn): Promise<boolean> {
  if (!session.hasPendingConsents) return true;
  try {
    return (await storePendingConsents(session)) === 'stored';
  } catch (error) {
    report(error, 'consents_not_stored');
    return false;
  }
}
