import type { ReactNode } from 'react';

/** `mark` follows the label: optional or required. */
export type FieldProps = {
  name: string;
  label: string;
  /** Of the label and the options, where it is not the page's. */
  lang?: string;
  mark?: string;
  hint?: string;
  isRequired?: boolean;
};

type FieldFrameProps = Omit<FieldProps, 'isRequired'> & { error?: string; children: ReactNode };

export function FieldFrame({ name, label, lang, mark, hint, error, children }: FieldFrameProps) {
  return (
    <div>
      <label htmlFor={name} className="mb-1.5 flex flex-wrap items-baseline gap-x-2 font-semibold">
        <span lang={lang} dir="auto">
          {label}
        </span>
        <FieldMark mark={mark} />
      </label>
      {children}
      <FieldNotes name={name} hint={hint} error={error} />
    </div>
  );
}

export function FieldMark({ mark }: { mark?: string }) {
  return mark ? <span className="text-small font-normal text-muted">{mark}</span> : null;
}

/** With the ids that `useField` returns. */
export function FieldNotes({ name, hint, error }: { name: string; hint?: string; error?: string }) {
  return (
    <>
      {hint && (
        <p id={`${name}-hint`} className="mt-1.5 text-small text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${name}-error`} className="mt-1.5 text-small font-medium text-danger">
          {error}
        </p>
      )}
    </>
  );
}
