import { Fieldset } from '@/components/form/fieldset';
import { SelectField } from '@/components/form/select-field';
import type { Choice } from '@/lib/fields/countries';
import { errorAt, type FormState } from '@/lib/forms/form-state';
import type { VisitorLocale } from '@/lib/model';
import type { RegisterLabels } from './labels';

/** What Cleeng knew of the visitor's address, or lists to choose it from. */
export type Place =
  | { known: VisitorLocale }
  | { choices: Record<keyof VisitorLocale, Choice[]>; guess: Partial<VisitorLocale> };

const parts = ['country', 'currency', 'locale'] as const;
const autoComplete = { country: 'country', currency: 'transaction-currency', locale: 'language' };

/** Of the fields that are shown: what Cleeng knew is sent without being asked. */
export function placeLabels(place: Place, labels: RegisterLabels): Record<string, string> {
  if ('known' in place) return {};
  return Object.fromEntries(parts.map((part) => [part, labels[part]]));
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
    return parts.map((part) => (
      <input key={part} type="hidden" name={part} value={place.known[part]} />
    ));
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
