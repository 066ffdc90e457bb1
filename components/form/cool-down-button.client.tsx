'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { useForm } from '@/components/form/form-context.client';

type CoolDownButtonProps = {
  children: ReactNode;
  waitSeconds: number;
  /** Contains `{seconds}`. */
  waitingLabel: string;
  pendingLabel: string;
};

/** Without JavaScript it can be pressed, and the server refuses. */
export function CoolDownButton({
  children,
  waitSeconds,
  waitingLabel,
  pendingLabel,
}: CoolDownButtonProps) {
  const { isPending } = useForm();
  const left = useSecondsLeft(waitSeconds);
  return (
    <button
      type="submit"
      aria-disabled={isPending || left > 0 || undefined}
      onClick={(event) => left > 0 && event.preventDefault()}
      className={`button button-secondary w-full${left > 0 ? ' pointer-events-none border-line text-muted' : ''}`}
    >
      {left > 0
        ? waitingLabel.replace('{seconds}', String(left))
        : isPending
          ? pendingLabel
          : children}
    </button>
  );
}

function useSecondsLeft(seconds: number): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    const endsAt = Date.now() + seconds * 1000;
    const look = () => setLeft(Math.max(0, Math.ceil((endsAt - Date.now()) / 1000)));
    look();
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  return left;
}
