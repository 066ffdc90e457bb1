'use client';

import type { ReactNode } from 'react';
import { useForm } from '@/components/form/form-context.client';
import type { ButtonLook } from '@/components/layout/button-link';

type SubmitButtonProps = {
  children: ReactNode;
  pendingLabel: string;
  look?: ButtonLook;
  isWide?: boolean;
};

/** Not `disabled` while pending, so that it keeps the focus. */
export function SubmitButton({
  children,
  pendingLabel,
  look = 'primary',
  isWide,
}: SubmitButtonProps) {
  const { isPending } = useForm();
  return (
    <button
      type="submit"
      aria-disabled={isPending || undefined}
      className={`button button-${look}${isWide ? ' w-full' : ''}`}
    >
      <span aria-live="polite">{isPending ? pendingLabel : children}</span>
      {isPending && (
        <span className="running-bulbs" aria-hidden="true">
          <span />
          <span />
          <span />
        </span>
      )}
    </button>
  );
}
