import type { AnsweredConsent } from '@/lib/model';

/** Versions are any text: equal or not. Cleeng's `needsUpdate` counts even where they are equal. */
export function isOutdated(consent: AnsweredConsent): boolean {
  return consent.needsUpdate || consent.version !== consent.answeredVersion;
}

/** In the version that is shown now. Cleeng does not return which wording was accepted. */
export function isAccepted(consent: AnsweredConsent): boolean {
  return consent.state === 'accepted' && !isOutdated(consent);
}

/** Optional consents never count. */
export function areConsentsDue(consents: AnsweredConsent[]): boolean {
  return consents.some((consent) => consent.isRequired && !isAccepted(consent));
}
