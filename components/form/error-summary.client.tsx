'use client';

import { useEffect, useRef } from 'react';
import type { FormState } from '@/lib/forms/form-state';

interface ErrorSummaryProps {
  title: string;
  state: FormState;
  /** The label of each field that the form shows, by its name: the summary leads to those. */
  fields?: Record<string, string>;
}

/** What was refused, taking the focus each time, with a way to each field. */
export function ErrorSummary({ title, state, fields = {} }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (state.status === 'refused') box.current?.focus();
  }, [state]);

  if (state.status !== 'refused') return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className="notice notice-danger">
      <p className="font-semibold">{title}</p>
      <ul className="mt-1">
        {state.notice && (
          <li>
            {state.signInAt ? (
              <a href={state.signInAt} className="link">
                {state.notice}
              </a>
            ) : (
              state.notice
            )}
          </li>
        )}
        {state.errors.map(({ field, sentence }) => {
          const label = fields[field];
          return (
            <li key={field}>
              {label ? (
                <FieldLink field={field} label={label}>
                  {sentence}
                </FieldLink>
              ) : (
                sentence
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Fields are refused in the same words, so each is named. A label may be a question or a sentence, which takes no colon. */
function FieldLink({ field, label, children }: { field: string; label: string; children: string }) {
  return (
    <a
      href={`#${field}`}
      className="inline-flex min-h-11 items-center underline underline-offset-4"
    >
      {`${label}${/[.?!:]$/.test(label) ? '' : ':'} ${children}`}
    </a>
  );
}
