'use client';

import { signOutAction } from '@/app/(customer)/account/sessions/action';
import { useFormAction } from '@/components/form/form-action.client';
import { SubmitButton } from '@/components/form/submit-button.client';
import { takeLeave } from '@/components/session/on-sign-out.client';

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
