'use client';

import type { ReactNode } from 'react';
import { useFormStatus } from 'react-dom';
import type { ButtonLook } from '@/components/layout/button';

type SubmitButtonProps = {
  children: ReactNode;
  pendingLabel: string;
  look?: ButtonLook;
  isWide?: boolean;
  /** For a form with several buttons: which of them was pressed. */
  name?: string;
  value?: string;
};

/** Keeps the focus while its form is on its way, and lets nothing be sent twice. */
export function SubmitButton({
  children,
  pendingLabel,
  look = 'primary',
  isWide,
  ...rest
}: SubmitButtonProps) {
  const { pending } = useFormStatus();
  return (
    <button
      {...rest}
      type="submit"
      aria-disabled={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
      className={`button button-${look}${isWide ? ' w-full' : ''}`}
    >
      <span aria-live="polite">{pending ? pendingLabel : children}</span>
      {pending && (
        <span className="running-bulbs" aria-hidden="true">
          <span />
          <span />
          <span />
        </span>
      )}
    </button>
  );
}
