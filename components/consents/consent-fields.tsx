import type { ReactNode } from 'react';
import { CheckboxField } from '@/components/form/checkbox-field';
import { consentField, labelField, versionField } from '@/lib/forms/consent-fields';
import { errorAt, type FormState } from '@/lib/forms/form-state';

export interface ConsentItem {
  name: string;
  version: string;
  label: ReactNode;
  /** The same as plain text. */
  text: string;
  labelSha256: string;
  hint?: string;
  isRequired: boolean;
  isTicked: boolean;
}

/** A tick box a consent, and hidden beside it what is shown: the version, its words, the language around them. */
export function ConsentFields({
  items,
  language,
  state,
  requiredMark,
}: {
  items: ConsentItem[];
  language: string;
  state: FormState;
  requiredMark: string;
}) {
  return (
    <>
      <input type="hidden" name="language" value={language} />
      {items.map((item) => (
        <div key={item.name}>
          <input type="hidden" name={versionField(item.name)} value={item.version} />
          <input type="hidden" name={labelField(item.name)} value={item.labelSha256} />
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
      ))}
    </>
  );
}

/** After a refusal what was ticked stays ticked, but only for the version and the words that it was ticked for. */
function isTicked(item: ConsentItem, { status, values }: FormState): boolean {
  if (status === 'idle') return item.isTicked;
  const isAsShown =
    values[versionField(item.name)] === item.version &&
    values[labelField(item.name)] === item.labelSha256;
  return isAsShown && values[consentField(item.name)] === 'on';
}

/** What each box says, by its field. */
export function consentTexts(items: ConsentItem[]): Record<string, string> {
  return Object.fromEntries(items.map(({ name, text }) => [consentField(name), text]));
}
