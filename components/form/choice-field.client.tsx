'use client';

import { FieldMark, FieldNotes, type FieldProps } from '@/components/form/field-frame.client';
import { useField } from '@/components/form/form-context.client';

type ChoiceFieldProps = FieldProps & {
  options: { value: string; label: string }[];
  defaultValue?: string;
  /** A checkbox for a single choice, so that it can be unticked. */
  type?: 'radio' | 'checkbox';
};

/** The first choice has the field's id, for links from the error summary. */
export function ChoiceField({
  name,
  label,
  lang,
  mark,
  hint,
  isRequired,
  options,
  defaultValue,
  type = 'radio',
}: ChoiceFieldProps) {
  const { value = defaultValue, error, aria } = useField(name, hint);
  return (
    <fieldset aria-describedby={aria['aria-describedby']} className="min-w-0">
      <legend className="mb-1.5 flex flex-wrap items-baseline gap-x-2 font-semibold">
        <span lang={lang} dir="auto">
          {label}
        </span>
        <FieldMark mark={mark} />
      </legend>
      {/* Sends an empty value if nothing is ticked; of two values the last counts. */}
      <input type="hidden" name={name} value="" />
      <div className="grid gap-2 sm:grid-cols-2">
        {options.map((option, position) => (
          <label key={option.value} className="choice">
            <input
              type={type}
              id={position === 0 ? name : undefined}
              name={name}
              value={option.value}
              defaultChecked={option.value === value}
              required={isRequired}
              aria-invalid={aria['aria-invalid']}
              className="tick"
            />
            <span lang={lang} dir="auto">
              {option.label}
            </span>
          </label>
        ))}
      </div>
      <FieldNotes name={name} hint={hint} error={error} />
    </fieldset>
  );
}
