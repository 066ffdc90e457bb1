import type { ComponentProps } from 'react';
import { describedBy, FieldFrame, type FieldFrameProps } from '@/components/form/field-frame';

type FieldProps = FieldFrameProps &
  Omit<ComponentProps<'input'>, 'id' | 'className' | 'style' | 'name'> & { name: string };

/** One line of text. Its id is its name, so that an error summary can link to it. */
export function Field({ name, label, mark, hint, error, type = 'text', ...input }: FieldProps) {
  return (
    <FieldFrame id={name} label={label} mark={mark} hint={hint} error={error}>
      <input
        {...input}
        {...describedBy(name, { hint, error })}
        id={name}
        name={name}
        type={type}
        className="control"
      />
    </FieldFrame>
  );
}
