'use client';

import { useEffect, useRef } from 'react';
import type { FormState } from '@/lib/form-state';

interface ErrorSummaryProps {
  title: string;
  state: FormState;
  /** Fields that the form sends without showing them: there is nowhere to go to. */
  hidden?: readonly string[];
}

/** What was refused, taking the focus each time, with a way to each field. */
export function ErrorSummary({ title, state, hidden = [] }: ErrorSummaryProps) {
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
        {state.errors.map(({ field, sentence }) => (
          <li key={field}>
            {hidden.includes(field) ? sentence : <FieldLink field={field}>{sentence}</FieldLink>}
          </li>
        ))}
      </ul>
    </div>
  );
}

function FieldLink({ field, children }: { field: string; children: string }) {
  return (
    <a href={`#${field}`} className="inline-flex min-h-11 items-center underline underline-offset-4">
      {children}
    </a>
  );
}
