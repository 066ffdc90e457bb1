'use client';

import { useEffect, useRef } from 'react';

type ErrorSummaryProps = {
  title: string;
  /** A sentence without a field concerns the form as a whole. A new array takes the focus again. */
  errors: { field?: string; sentence: string }[];
};

export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (errors.length > 0) box.current?.focus();
  }, [errors]);

  if (errors.length === 0) return null;
  return (
    <div ref={box} role="alert" tabIndex={-1} className="notice notice-danger">
      <p className="font-semibold">{title}</p>
      <ul className="mt-1">
        {errors.map(({ field, sentence }) => (
          <li key={`${field} ${sentence}`}>
            {field ? (
              <a
                href={`#${field}`}
                className="inline-flex min-h-11 items-center py-1.5 underline underline-offset-4"
              >
                {sentence}
              </a>
            ) : (
              sentence
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
