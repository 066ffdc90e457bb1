import { Fieldset } from '@/components/fieldset';
import { SelectField } from '@/components/select-field';
import type { Choice } from '@/lib/countries';
import { errorAt, type FormState } from '@/lib/form-state';
import type { VisitorLocale } from '@/lib/model';
import type { RegisterLabels } from './labels';

/** What Cleeng knew of the visitor's address, or lists to choose it from. */
export type Place =
  | { known: VisitorLocale }
  | { choices: Record<keyof VisitorLocale, Choice[]>; guess: Partial<VisitorLocale> };

const parts = ['country', 'currency', 'locale'] as const;
const autoComplete = { country: 'country', currency: 'transaction-currency', locale: 'language' };

/** The fields that are sent without being shown. */
export function hiddenParts(place: Place): readonly string[] {
  return 'known' in place ? parts : [];
}

export function PlaceFields({
  place,
  state,
  labels,
}: {
  place: Place;
  state: FormState;
  labels: RegisterLabels;
}) {
  if ('known' in place) {
    return parts.map((part) => <input key={part} type="hidden" name={part} value={place.known[part]} />);
  }
  return (
    <Fieldset legend={labels.placeLegend} lead={labels.placeHint}>
      <input type="hidden" name="placeAsked" value="true" />
      {parts.map((part) => (
        <SelectField
          key={part}
          name={part}
          label={labels[part]}
          placeholder={labels.choose}
          options={place.choices[part]}
          autoComplete={autoComplete[part]}
          required
          defaultValue={state.values[part] ?? place.guess[part]}
          error={errorAt(state, part)}
        />
      ))}
    </Fieldset>
  );
}
