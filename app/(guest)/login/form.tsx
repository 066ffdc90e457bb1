'use client';

import { ErrorSummary } from '@/components/form/error-summary.client';
import { Field } from '@/components/form/field';
import { useFormAction } from '@/components/form/form-action.client';
import { PasswordField } from '@/components/form/password-field.client';
import { SubmitButton } from '@/components/form/submit-button.client';
import { errorAt } from '@/lib/forms/form-state';
import { loginAction } from './action';

type LoginFormProps = {
  formId: string;
  returnTo: string;
  offer: string | null;
  labels: Record<
    'summary' | 'email' | 'password' | 'showPassword' | 'submit' | 'submitting',
    string
  >;
};

export function LoginForm({ formId, returnTo, offer, labels }: LoginFormProps) {
  const [state, action] = useFormAction(loginAction);
  return (
    <form action={action} className="grid gap-6">
      <ErrorSummary
        title={labels.summary}
        state={state}
        fields={{ email: labels.email, password: labels.password }}
      />
      <input type="hidden" name="formId" value={state.values.formId ?? formId} />
      <input type="hidden" name="returnTo" value={returnTo} />
      {offer && <input type="hidden" name="offer" value={offer} />}
      <Field
        name="email"
        type="email"
        label={labels.email}
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={state.values.email}
        error={errorAt(state, 'email')}
      />
      <PasswordField
        name="password"
        label={labels.password}
        autoComplete="current-password"
        required
        toggleLabel={labels.showPassword}
        error={errorAt(state, 'password')}
      />
      <SubmitButton pendingLabel={labels.submitting} isWide>
        {labels.submit}
      </SubmitButton>
    </form>
  );
}
