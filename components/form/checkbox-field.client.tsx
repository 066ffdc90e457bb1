'use client';

import type { ReactNode } from 'react';
import { FieldMark, FieldNotes, type FieldProps } from '@/components/form/field-frame.client';
import { useField, useForm } from '@/components/form/form-context.client';

type CheckboxFieldProps = Omit<FieldProps, 'label'> & {
  label: ReactNode;
  /** For the error summary, if the label is not plain text. */
  labelText?: string;
  /** Initially. */
  isTicked?: boolean;
  /** Hidden fields. After a refusal the checkbox stays ticked only if these are unchanged. */
  shown?: Record<string, string>;
};

export function CheckboxField({
  name,
  label,
  lang,
  mark,
  hint,
  isRequired,
  isTicked,
  shown = {},
}: CheckboxFieldProps) {
  const { values, attempt } = useForm().state;
  const { value, error, aria } = useField(name, hint);
  const isAsShown = Object.entries(shown).every(([field, sent]) => values[field] === sent);
  return (
    <div>
      {Object.entries(shown).map(([field, sent]) => (
        <input key={field} type="hidden" name={field} value={sent} />
      ))}
      <div className="flex items-start gap-3">
        <input
          {...aria}
          type="checkbox"
          id={name}
          name={name}
          required={isRequired}
          defaultChecked={attempt === 0 ? isTicked : isAsShown && value === 'on'}
          className="tick my-2.5"
        />
        <label htmlFor={name} className="rich-label min-h-11 min-w-0 grow py-2.5">
          <span lang={lang} dir="auto">
            {label}
          </span>{' '}
          <FieldMark mark={mark} />
        </label>
      </div>
      <div className="-mt-2 pl-9">
        <FieldNotes name={name} hint={hint} error={error} />
      </div>
    </div>
  );
}
