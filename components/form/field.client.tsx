'use client';

import { FieldFrame, type FieldProps } from '@/components/form/field-frame.client';
import { useField } from '@/components/form/form-context.client';

type TextFieldProps = FieldProps & {
  type?: 'text' | 'email' | 'tel' | 'date';
  autoComplete?: string;
  maxLength?: number;
  defaultValue?: string;
};

/** Its id is its name, for links from the error summary. */
export function Field({
  name,
  label,
  lang,
  mark,
  hint,
  isRequired,
  type = 'text',
  defaultValue,
  ...input
}: TextFieldProps) {
  const { value, error, aria } = useField(name, hint);
  return (
    <FieldFrame name={name} label={label} lang={lang} mark={mark} hint={hint} error={error}>
      <input
        {...input}
        {...aria}
        id={name}
        name={name}
        type={type}
        required={isRequired}
        defaultValue={value ?? defaultValue}
        className="control"
      />
    </FieldFrame>
  );
}

/** Sends the initial value, also after a refusal. */
export function HiddenField({ name, value }: { name: string; value: string }) {
  return <input type="hidden" name={name} value={useField(name).value ?? value} />;
}
