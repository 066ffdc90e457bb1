// Are these answers to these consents? Every one in the version that was shown, every required one accepted.
import 'server-only';
import { consentField, type ShownConsent } from './consent-fields';
import { type Fault, Refusal } from './errors';
import type { Consent, ConsentAnswer } from './model';

/** Throws Refusal `consents_changed` where another version is out by now, `consent_required` with every box left open. */
export function requireAnswers(consents: Consent[], shown: Record<string, ShownConsent>): void {
  if (consents.some(({ name, version }) => shown[name]?.version !== version)) {
    throw new Refusal('consents_changed');
  }
  const faults = consents
    .filter(({ name, isRequired }) => isRequired && !shown[name]?.isAccepted)
    .map(({ name }): Fault => ({ field: consentField(name), code: 'consent_required' }));
  if (faults.length > 0) throw new Refusal('consent_required', faults);
}

/** Left open is an answer too: declined. */
export function answerTo({ name }: Consent, shown: Record<string, ShownConsent>): ConsentAnswer['state'] {
  return shown[name]?.isAccepted ? 'accepted' : 'declined';
}
