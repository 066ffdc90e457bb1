// A form sends the shown version and label hash, so that an answer never counts for another text.
import 'server-only';

export interface ShownConsent {
  version: string;
  labelSha256: string;
  isAccepted: boolean;
}

export const consentField = (name: string) => `consent.${name}`;
export const versionField = (name: string) => `version.${name}`;
export const labelField = (name: string) => `label.${name}`;

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
