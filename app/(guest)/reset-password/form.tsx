'use client';

import { ErrorSummary } from '@/components/form/error-summary.client';
import { Field } from '@/components/form/field';
import { useFormAction } from '@/components/form/form-action.client';
import { SubmitButton } from '@/components/form/submit-button.client';
import { errorAt } from '@/lib/forms/form-state';
import { resetPasswordAction } from './action';

type ResetPasswordFormProps = {
  returnTo: string;
  /** Of whoever is signed in. */
  email?: string;
  labels: Record<'summary' | 'email' | 'submit' | 'submitting', string>;
};

export function ResetPasswordForm({ returnTo, email, labels }: ResetPasswordFormProps) {
  const [state, action] = useFormAction(resetPasswordAction);
  return (
    <form action={action} className="grid gap-6">
      <ErrorSummary title={labels.summary} state={state} fields={{ email: labels.email }} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <Field
        name="email"
        type="email"
        label={labels.email}
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={state.values.email ?? email}
        error={errorAt(state, 'email')}
      />
      <SubmitButton pendingLabel={labels.submitting} isWide>
        {labels.submit}
      </SubmitButton>
    </form>
  );
}
