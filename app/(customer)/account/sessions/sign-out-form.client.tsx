'use client';

import { useFormAction } from '@/components/form-action.client';
import { takeLeave } from '@/components/session-farewell.client';
import { SubmitButton } from '@/components/submit-button.client';
import { signOutAction } from './action';

/** A button, never a link: whoever can make a browser load an address must not be able to sign people out. */
export function SignOutForm({ label, pendingLabel }: { label: string; pendingLabel: string }) {
  const [state, action] = useFormAction(signOutAction, takeLeave);
  return (
    <form action={action}>
      <SubmitButton pendingLabel={pendingLabel} look="secondary">
        {label}
      </SubmitButton>
      {state.notice && <p role="alert">{state.notice}</p>}
    </form>
  );
}
