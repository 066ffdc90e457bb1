'use client';

import { FieldMark, FieldNotes, type FieldProps } from '@/components/form/field-frame.client';
import { useField } from '@/components/form/form-context.client';

type ChoiceFieldProps = FieldProps & {
  options: { value: string; label: string }[];
  defaultValue?: string;
  /** A checkbox where there is a single choice, which can be taken back. */
  type?: 'radio' | 'checkbox';
};

/** One of several. The first choice carries the field's id: there an error summary's link lands. */
export function ChoiceField({
  name,
  label,
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
        {label}
        <FieldMark mark={mark} />
      </legend>
      {/* What is not ticked is not sent. Of two with one name the last counts, so this says that it was asked. */}
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
            {option.label}
          </label>
        ))}
      </div>
      <FieldNotes name={name} hint={hint} error={error} />
    </fieldset>
  );
}
