import type { ComponentProps } from 'react';
import { describedBy, FieldFrame, type FieldFrameProps } from '@/components/form/field-frame';

type SelectFieldProps = FieldFrameProps &
  Omit<
    ComponentProps<'select'>,
    'id' | 'className' | 'style' | 'name' | 'children' | 'defaultValue'
  > & {
    name: string;
    options: { value: string; label: string }[];
    /** Shown first, with the empty value, until something is chosen. */
    placeholder?: string;
    defaultValue?: string;
  };

export function SelectField({
  name,
  label,
  mark,
  hint,
  error,
  options,
  placeholder,
  defaultValue,
  ...select
}: SelectFieldProps) {
  return (
    <FieldFrame id={name} label={label} mark={mark} hint={hint} error={error}>
      {/* The key: a form is reset after its action, and a select returns to the choice it was first drawn with. */}
      <select
        {...select}
        {...describedBy(name, { hint, error })}
        key={defaultValue}
        id={name}
        name={name}
        defaultValue={defaultValue ?? ''}
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
