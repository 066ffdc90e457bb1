'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { useFormStatus } from 'react-dom';

type CoolDownButtonProps = {
  children: ReactNode;
  /** 0: it may be pressed at once. */
  waitSeconds: number;
  /** What it says meanwhile, with `{seconds}` where the number goes. */
  waitingLabel: string;
  pendingLabel: string;
};

/** Sends its form, but not before some seconds are over. Without JavaScript the server alone says so. */
export function CoolDownButton({
  children,
  waitSeconds,
  waitingLabel,
  pendingLabel,
}: CoolDownButtonProps) {
  const { pending } = useFormStatus();
  const left = useSecondsLeft(waitSeconds);
  const isHeld = pending || left > 0;
  return (
    <button
      type="submit"
      aria-disabled={isHeld || undefined}
      onClick={(event) => isHeld && event.preventDefault()}
      className={`button button-secondary w-full${left > 0 ? ' pointer-events-none border-line text-muted' : ''}`}
    >
      {left > 0
        ? waitingLabel.replace('{seconds}', String(left))
        : pending
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
