// How consents travel in a form: a tick box `consent.<name>`, and hidden beside it the version and a hash of the label
// that were shown, so that an answer is never taken for words that nobody saw.
// Shared by whoever shows them (both sides) and whoever reads them.

export interface ShownConsent {
  version: string;
  labelSha256: string;
  isAccepted: boolean;
}

export const consentField = (name: string) => `consent.${name}`;
export const versionField = (name: string) => `version.${name}`;
export const labelField = (name: string) => `label.${name}`;

/** What the form showed and what was ticked, by consent name. */
export function shownConsents(fields: Record<string, unknown>): Record<string, ShownConsent> {
  const shown = Object.entries(fields).flatMap(([field, version]) => {
    if (!field.startsWith('version.') || typeof version !== 'string') return [];
    const name = field.slice('version.'.length);
    const labelSha256 = String(fields[labelField(name)]);
    return [
      [name, { version, labelSha256, isAccepted: fields[consentField(name)] === 'on' }] as const,
    ];
  });
  return Object.fromEntries(shown);
}
