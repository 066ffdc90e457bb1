// A form sends the shown version and label hash, so that an answer never counts for another text, and whether the box
// was ticked already, so that a box that was left alone never counts as an answer.
import 'server-only';

export interface ShownConsent {
  version: string;
  labelSha256: string;
  /** Before the customer did anything. */
  wasTicked: boolean;
  isAccepted: boolean;
}

export const consentField = (name: string) => `consent.${name}`;
export const versionField = (name: string) => `version.${name}`;
export const labelField = (name: string) => `label.${name}`;
export const wasTickedField = (name: string) => `wasTicked.${name}`;

export function shownConsents(fields: Record<string, unknown>): Record<string, ShownConsent> {
  const shown = Object.entries(fields).flatMap(([field, version]) => {
    if (!field.startsWith('version.') || typeof version !== 'string') return [];
    const name = field.slice('version.'.length);
    const wasTicked = fields[wasTickedField(name)];
    if (wasTicked !== 'true' && wasTicked !== 'false') return [];
    const shown: ShownConsent = {
      version,
      labelSha256: String(fields[labelField(name)]),
      wasTicked: wasTicked === 'true',
      isAccepted: fields[consentField(name)] === 'on',
    };
    return [[name, shown] as const];
  });
  return Object.fromEntries(shown);
}
