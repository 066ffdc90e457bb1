'use client';

import { FieldFrame, type FieldProps } from '@/components/form/field-frame.client';
import { useField } from '@/components/form/form-context.client';

type SelectFieldProps = FieldProps & {
  options: { value: string; label: string }[];
  /** Shown first, with the empty value, until something is chosen. */
  placeholder?: string;
  autoComplete?: string;
  defaultValue?: string;
};

export function SelectField({
  name,
  label,
  mark,
  hint,
  isRequired,
  options,
  placeholder,
  autoComplete,
  defaultValue = '',
}: SelectFieldProps) {
  const { value = defaultValue, error, aria } = useField(name, hint);
  return (
    <FieldFrame name={name} label={label} mark={mark} hint={hint} error={error}>
      {/* The key: when its form is reset, a select returns to the choice that it was first drawn with. */}
      <select
        {...aria}
        key={value}
        id={name}
        name={name}
        autoComplete={autoComplete}
        required={isRequired}
        defaultValue={value}
        className="control control-select"
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
