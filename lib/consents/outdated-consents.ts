import type { AnsweredConsent } from '@/lib/model';

/** Versions are any text: equal or not. Cleeng's `needsUpdate` counts even where they are equal. */
export function isOutdated(consent: AnsweredConsent): boolean {
  return consent.needsUpdate || consent.version !== consent.answeredVersion;
}

/** Of the version and wording that are shown now. */
export function isAccepted(consent: AnsweredConsent): boolean {
  return consent.state === 'accepted' && !isOutdated(consent);
}

/** Optional consents never count. */
export function areConsentsDue(consents: AnsweredConsent[]): boolean {
  return consents.some((consent) => consent.isRequired && !isAccepted(consent));
}
