'use client';

import { useActionState } from 'react';
import { useLeaving } from '@/components/leaving.client';
import { SubmitButton } from '@/components/submit-button.client';
import { idleForm } from '@/lib/form-state';
import { signOutAction } from './action';

/** A button, never a link: whoever can make a browser load an address must not be able to sign people out. */
export function SignOutForm({ label, pendingLabel }: { label: string; pendingLabel: string }) {
  const [state, action] = useActionState(signOutAction, idleForm);
  const isLeaving = useLeaving(state);
  return (
    <form action={action}>
      <SubmitButton pendingLabel={pendingLabel} isPending={isLeaving} look="secondary">
        {label}
      </SubmitButton>
      {state.notice && <p role="alert">{state.notice}</p>}
    </form>
  );
}
