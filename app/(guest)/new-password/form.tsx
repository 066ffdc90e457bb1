'use client';

import { ErrorSummary } from '@/components/error-summary.client';
import { useFormAction } from '@/components/form-action.client';
import { PasswordField } from '@/components/password-field.client';
import { SubmitButton } from '@/components/submit-button.client';
import { errorAt } from '@/lib/form-state';
import { newPasswordAction } from './action';
import type { NewPasswordLabels } from './labels';

export function NewPasswordForm({ email, labels }: { email: string; labels: NewPasswordLabels }) {
  const [state, action] = useFormAction(newPasswordAction);
  return (
    <form action={action} className="grid gap-6">
      <ErrorSummary title={labels.summary} state={state} />
      {/* For password managers, which ask whose password this is. It has no name, so it is not sent. */}
      <input type="email" autoComplete="username" defaultValue={email} readOnly hidden />
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
