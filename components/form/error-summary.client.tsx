'use client';

import { Children, isValidElement, type ReactNode, useEffect, useRef } from 'react';
import { Link } from '@/components/navigation/link';
import type { FormState } from '@/lib/forms/form-state';

interface ErrorSummaryProps {
  title: string;
  state: FormState;
  /** The children of the form. */
  fields: ReactNode;
}

/** Takes focus after each attempt. */
export function ErrorSummary({ title, state, fields }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (state.status === 'refused') box.current?.focus();
  }, [state]);

  if (state.status !== 'refused') return null;
  const labels = labelsOf(fields);
  return (
    <div ref={box} role="alert" tabIndex={-1} className="notice notice-danger">
      <p className="font-semibold">{title}</p>
      <ul className="mt-1">
        {state.notice && (
          <li>
            {state.signInAt ? (
              <Link href={state.signInAt} className="link">
                {state.notice}
              </Link>
            ) : (
              state.notice
            )}
          </li>
        )}
        {state.errors.map(({ field, sentence }) => {
          const label = labels[field];
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

/** Names the field, as several may have the same error. No colon after a question or sentence. */
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

type FieldProps = { name?: string; label?: ReactNode; labelText?: string; children?: ReactNode };

/** By field name. */
function labelsOf(elements: ReactNode): Record<string, string> {
  const labels: Record<string, string> = {};
  Children.forEach(elements, (element) => {
    if (!isValidElement<FieldProps>(element)) return;
    const { name, label, labelText = label, children } = element.props;
    if (name && typeof labelText === 'string') labels[name] = labelText;
    Object.assign(labels, labelsOf(children));
  });
  return labels;
}
