import type { AnsweredConsent } from '@/lib/model';

/** Cleeng's `needsUpdate` counts even where the versions are equal. */
export function isOutdated(consent: AnsweredConsent): boolean {
  return consent.needsUpdate || compareVersions(consent.version, consent.answeredVersion) > 0;
}

/** Optional consents never count. */
export function areConsentsDue(consents: AnsweredConsent[]): boolean {
  return consents.some(
    (consent) => consent.isRequired && (consent.state !== 'accepted' || isOutdated(consent)),
  );
}

/** Versions are strings of numbers: "10" is newer than "9". Positive where `left` is newer. */
export function compareVersions(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}
