import 'server-only';
import { createHash } from 'node:crypto';
import { type Fault, Refusal } from '@/lib/errors/errors';
import { consentField, type ShownConsent } from '@/lib/forms/consent-fields';
import type { Consent, ConsentAnswer } from '@/lib/model';

/** Throws Refusal `consents_changed`, or `consent_required` with all required boxes left open. */
export function requireAnswers(consents: Consent[], shown: Record<string, ShownConsent>): void {
  if (!consents.every((consent) => isAsShown(consent, shown[consent.name]))) {
    throw new Refusal('consents_changed');
  }
  const faults = consents
    .filter(({ name, isRequired }) => isRequired && !shown[name]?.isAccepted)
    .map(({ name }): Fault => ({ field: consentField(name), code: 'consent_required' }));
  if (faults.length > 0) throw new Refusal('consent_required', faults);
}

function isAsShown(consent: Consent, shown: ShownConsent | undefined): boolean {
  return shown?.version === consent.version && shown.labelSha256 === labelSha256(consent);
}

/** Hex. */
export function labelSha256({ label }: Pick<Consent, 'label'>): string {
  return createHash('sha256').update(label).digest('hex');
}

/** An unticked box counts as declined. */
export function answerTo(
  { name }: Consent,
  shown: Record<string, ShownConsent>,
): ConsentAnswer['state'] {
  return shown[name]?.isAccepted ? 'accepted' : 'declined';
}
