import 'server-only';
import { labelSha256, requireAnswers } from '@/lib/consents/consent-answers';
import { areConsentsDue, isAccepted } from '@/lib/consents/outdated-consents';
import { keepPendingConsents } from '@/lib/consents/pending-consents';
import { storePendingConsents } from '@/lib/consents/store-pending-consents';
import { listReceipts } from '@/lib/db/consent-receipts';
import { ownRowsOf } from '@/lib/db/owner';
import { storeGate } from '@/lib/db/session-mirrors';
import { Refusal } from '@/lib/errors/errors';
import { unlessDown } from '@/lib/errors/refusal-of';
import type { ShownConsent } from '@/lib/forms/consent-fields';
import type { Language } from '@/lib/i18n/languages';
import type { AnsweredConsent, CleengSession } from '@/lib/model';
import { asCustomer } from '@/lib/tokens/vendor-token';
import { fetchCustomerConsents } from '@/lib/vendors/cleeng/consents';

/** `isTicked`: accepted in this version, and in this wording, if the last answer was given here. */
export type DrawnConsent = AnsweredConsent & { isTicked: boolean };

/** Sends pending answers first, so that the result includes them. */
export async function readConsents(session: CleengSession): Promise<DrawnConsent[]> {
  await storePendingConsents(session);
  const [consents, receipts] = await Promise.all([
    asCustomer(session, fetchCustomerConsents),
    listReceipts(ownRowsOf(session)),
  ]);
  await storeGate(session.id, { consentsDue: areConsentsDue(consents) });
  return consents.map((consent) => {
    const newest = receipts.find(({ name }) => name === consent.name);
    const isSameWording = !newest || newest.labelSha256 === labelSha256(consent);
    return { ...consent, isTicked: isAccepted(consent) && isSameWording };
  });
}

/**
 * `kept`: Cleeng is down, so the answers are sent later.
 * A box that was shown ticked and left so is no answer. Throws Refusal `consents_changed` if a version or label
 * differs from the shown one, or if such a box should not be ticked any more.
 */
export async function answerConsents(
  session: CleengSession,
  shown: Record<string, ShownConsent>,
  language: Language,
): Promise<'stored' | 'kept'> {
  const consents = await asCustomer(session, fetchCustomerConsents);
  requireAnswers(consents, shown);
  const answered = consents.filter(({ name }) => !wasLeftTicked(shown[name]));
  const isStillTicked = (consent: AnsweredConsent) =>
    answered.includes(consent) || isAccepted(consent);
  if (!consents.every(isStillTicked)) throw new Refusal('consents_changed');
  if (answered.length === 0) return 'stored';
  const ids = await keepPendingConsents(session, answered, shown, language);
  const outcome = await unlessDown('consents_not_stored', () => storePendingConsents(session, ids));
  if (outcome === 'refused') throw new Refusal('consents_changed');
  return outcome ?? 'kept';
}

function wasLeftTicked(shown: ShownConsent | undefined): boolean {
  return shown?.wasTicked === true && shown.isAccepted;
}
