import type { ReactNode } from 'react';
import { CheckboxField } from '@/components/checkbox-field';
import { consentField, versionField } from '@/lib/consent-fields';
import { errorAt, type FormState } from '@/lib/form-state';

export interface ConsentItem {
  name: string;
  version: string;
  label: ReactNode;
  hint?: string;
  isRequired: boolean;
  isTicked: boolean;
}

/** A tick box a consent, and hidden beside it the version that is shown. */
export function ConsentFields({
  items,
  state,
  requiredMark,
}: {
  items: ConsentItem[];
  state: FormState;
  requiredMark: string;
}) {
  return items.map((item) => (
    <div key={item.name}>
      <input type="hidden" name={versionField(item.name)} value={item.version} />
      <CheckboxField
        name={consentField(item.name)}
        label={item.label}
        hint={item.hint}
        mark={item.isRequired ? requiredMark : undefined}
        required={item.isRequired}
        defaultChecked={isTicked(item, state)}
        error={errorAt(state, consentField(item.name))}
      />
    </div>
  ));
}

/** After a refusal what was ticked stays ticked, but only for the version that it was ticked for. */
function isTicked({ name, version, isTicked }: ConsentItem, { status, values }: FormState): boolean {
  if (status === 'idle') return isTicked;
  return values[consentField(name)] === 'on' && values[versionField(name)] === version;
}
