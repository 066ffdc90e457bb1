import type { ReactNode } from 'react';

/** What every field shows around its control. `mark` stands after the label: the word for optional or required. */
export type FieldFrameProps = { label: string; mark?: string; hint?: string; error?: string };

export function FieldFrame({
  id,
  label,
  mark,
  hint,
  error,
  children,
}: FieldFrameProps & { id: string; children: ReactNode }) {
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 flex flex-wrap items-baseline gap-x-2 font-semibold">
        {label}
        <FieldMark mark={mark} />
      </label>
      {children}
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}

export function FieldMark({ mark }: { mark?: string }) {
  return mark ? <span className="text-small font-normal text-muted">{mark}</span> : null;
}

export function FieldNotes({ id, hint, error }: { id: string; hint?: string; error?: string }) {
  return (
    <>
      {hint && (
        <p id={`${id}-hint`} className="mt-1.5 text-small text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} className="mt-1.5 text-small font-medium text-danger">
          {error}
        </p>
      )}
    </>
  );
}

/** Ties a control to the notes that `FieldNotes` draws. */
export function describedBy(
  id: string,
  { hint, error }: { hint?: string; error?: string },
  ...others: string[]
) {
  const ids = [hint && `${id}-hint`, error && `${id}-error`, ...others].filter(Boolean).join(' ');
  return { 'aria-invalid': error ? true : undefined, 'aria-describedby': ids || undefined };
}
