import type { ReactNode } from 'react';
import { describedBy, FieldMark, FieldNotes } from '@/components/form/field-frame';

type CheckboxFieldProps = {
  name: string;
  /** May hold links: consents come with them. */
  label: ReactNode;
  mark?: string;
  hint?: string;
  error?: string;
  value?: string;
  defaultChecked?: boolean;
  required?: boolean;
};

export function CheckboxField({ name, label, mark, hint, error, ...input }: CheckboxFieldProps) {
  return (
    <div>
      <div className="flex items-start gap-3">
        <input
          {...input}
          {...describedBy(name, { hint, error })}
          type="checkbox"
          id={name}
          name={name}
          className="tick my-2.5"
        />
        <label htmlFor={name} className="rich-label min-h-11 min-w-0 grow py-2.5">
          {label} <FieldMark mark={mark} />
        </label>
      </div>
      <div className="-mt-2 pl-9">
        <FieldNotes id={name} hint={hint} error={error} />
      </div>
    </div>
  );
}
