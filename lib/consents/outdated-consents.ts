// Versions are strings that hold numbers and are compared as numbers: "10" is newer than "9". Cleeng's own `needsUpdate` counts
// even where the versions agree.
import type { AnsweredConsent } from '@/lib/model';

/** A newer version is out than the one answered, or Cleeng asks for a new answer. */
export function isOutdated(consent: AnsweredConsent): boolean {
  return consent.needsUpdate || compareVersions(consent.version, consent.answeredVersion) > 0;
}

/** Whether signed-in pages stay closed: a required consent is outdated or not accepted. Optional ones never close them. */
export function areConsentsDue(consents: AnsweredConsent[]): boolean {
  return consents.some(
    (consent) => consent.isRequired && (consent.state !== 'accepted' || isOutdated(consent)),
  );
}

/** Numerically, part by part: positive where `left` is newer. */
export function compareVersions(left: string, right: string): number {
  return left.localeCompare(right, 'en', { numeric: true });
}
