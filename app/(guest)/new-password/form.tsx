'use client';

import { ErrorSummary } from '@/components/form/error-summary.client';
import { useFormAction } from '@/components/form/form-action.client';
import { PasswordField } from '@/components/form/password-field.client';
import { SubmitButton } from '@/components/form/submit-button.client';
import { takeLeave } from '@/components/session/on-sign-out.client';
import { errorAt } from '@/lib/forms/form-state';
import { newPasswordAction } from './action';
import type { NewPasswordLabels } from './labels';

export function NewPasswordForm({ email, labels }: { email: string; labels: NewPasswordLabels }) {
  const [state, action] = useFormAction(newPasswordAction, takeLeave);
  return (
    <form action={action} className="grid gap-6">
      <ErrorSummary title={labels.summary} state={state} fields={{ password: labels.password }} />
      {/* Whose password this is: for password managers, and for us, should another link have been opened since. */}
      <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        name="password"
        label={labels.password}
        autoComplete="new-password"
        required
        toggleLabel={labels.showPassword}
        ruleLabels={labels.passwordRules}
        error={errorAt(state, 'password')}
      />
      <SubmitButton pendingLabel={labels.submitting} isWide>
        {labels.submit}
      </SubmitButton>
    </form>
  );
}
