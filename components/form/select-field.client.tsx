'use client';

import { FieldFrame, type FieldProps } from '@/components/form/field-frame.client';
import { useField } from '@/components/form/form-context.client';

type SelectFieldProps = FieldProps & {
  options: { value: string; label: string }[];
  /** The empty option. */
  placeholder?: string;
  autoComplete?: string;
  defaultValue?: string;
};

export function SelectField({
  name,
  label,
  lang,
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
    <FieldFrame name={name} label={label} lang={lang} mark={mark} hint={hint} error={error}>
      {/* A form reset restores the initially rendered option, so the key renders a new element. */}
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
          <option key={option.value} value={option.value} lang={lang}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
