// The consents of a signed-in customer: what is asked today, what they answered, and storing a new answer.
import 'server-only';
import { requireAnswers } from '@/lib/consent-answers';
import type { ShownConsent } from '@/lib/consent-fields';
import { areConsentsDue } from '@/lib/consents-due';
import { storeGate } from '@/lib/db/session-mirrors';
import { Refusal } from '@/lib/errors';
import { requestLanguage } from '@/lib/language';
import type { AnsweredConsent, SignedIn } from '@/lib/model';
import { pendingConsents, storePendingConsents } from '@/lib/session/pending-consents';
import { asCustomer } from '@/lib/session/vendor-token';
import { fetchCustomerConsents } from '@/lib/vendors/cleeng/consents';

/** What Cleeng holds now. Answers still on their way are sent first, so that they show. */
export async function readConsents(session: SignedIn): Promise<AnsweredConsent[]> {
  if (session.hasPendingConsents) await storePendingConsents(session);
  const consents = await asCustomer(session, (jwt, customerId) => fetchCustomerConsents(customerId, jwt));
  await storeGate(session.id, { consentsDue: areConsentsDue(consents) });
  return consents;
}

/** Stores an answer to each consent that was shown. Throws Refusal `consents_changed` where another version is out by now. */
export async function answerConsents(session: SignedIn, shown: Record<string, ShownConsent>): Promise<void> {
  const consents = await asCustomer(session, (jwt, customerId) => fetchCustomerConsents(customerId, jwt));
  requireAnswers(consents, shown);
  await storeGate(session.id, {
    pendingConsents: pendingConsents(consents, shown, await requestLanguage(), new Date()),
  });
  if ((await storePendingConsents(session)) === 'refused') throw new Refusal('consents_changed');
}
