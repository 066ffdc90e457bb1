import { describedBy, FieldMark, FieldNotes } from '@/components/form/field-frame';

type ChoiceFieldProps = {
  name: string;
  label: string;
  mark?: string;
  hint?: string;
  error?: string;
  options: { value: string; label: string }[];
  defaultValue?: string;
  required?: boolean;
  /** A checkbox where there is a single choice, which can be taken back. */
  type?: 'radio' | 'checkbox';
};

/** One of several. The first choice carries the field's id: there an error summary's link lands. */
export function ChoiceField({
  name,
  label,
  mark,
  hint,
  error,
  options,
  defaultValue,
  required,
  type = 'radio',
}: ChoiceFieldProps) {
  const { 'aria-describedby': notes } = describedBy(name, { hint, error });
  return (
    <fieldset aria-describedby={notes} className="min-w-0">
      <legend className="mb-1.5 flex flex-wrap items-baseline gap-x-2 font-semibold">
        {label}
        <FieldMark mark={mark} />
      </legend>
      {/* What is not ticked does not travel. Of two of one name the last counts, so this says that it was asked. */}
      <input type="hidden" name={name} value="" />
      <div className="grid gap-2 sm:grid-cols-2">
        {options.map((option, position) => (
          <label key={option.value} className="choice">
            <input
              type={type}
              id={position === 0 ? name : undefined}
              name={name}
              value={option.value}
              defaultChecked={option.value === defaultValue}
              required={required}
              aria-invalid={error ? true : undefined}
              className="tick"
            />
            {option.label}
          </label>
        ))}
      </div>
      <FieldNotes id={name} hint={hint} error={error} />
    </fieldset>
  );
}
