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
            {state.noticeHref ? (
              <Link href={state.noticeHref} className="link" loadsDocument>
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
                <FieldLink field={field} {...label}>
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

type Label = { text: string; lang?: string };
type FieldLinkProps = Label & { field: string; children: string };

/** Names the field, as several may have the same error. No colon after a question or sentence. */
function FieldLink({ field, text, lang, children }: FieldLinkProps) {
  return (
    <a
      href={`#${field}`}
      className="inline-flex min-h-11 items-center underline underline-offset-4"
    >
      <span>
        <span lang={lang} dir="auto">
          {text}
        </span>
        {`${/[.?!:]$/.test(text) ? '' : ':'} ${children}`}
      </span>
    </a>
  );
}

type FieldProps = {
  name?: string;
  label?: ReactNode;
  labelText?: string;
  lang?: string;
  children?: ReactNode;
};

/** By field name. */
function labelsOf(elements: ReactNode): Record<string, Label> {
  const labels: Record<string, Label> = {};
  Children.forEach(elements, (element) => {
    if (!isValidElement<FieldProps>(element)) return;
    const { name, label, labelText = label, lang, children } = element.props;
    if (name && typeof labelText === 'string') labels[name] = { text: labelText, lang };
    Object.assign(labels, labelsOf(children));
  });
  return labels;
}
