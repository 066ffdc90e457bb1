'use client';

import { ErrorSummary } from '@/components/form/error-summary.client';
import { Field } from '@/components/form/field';
import { useFormAction } from '@/components/form/form-action.client';
import { PasswordField } from '@/components/form/password-field.client';
import { ShownValue } from '@/components/form/shown-value';
import { SubmitButton } from '@/components/form/submit-button.client';
import { errorAt } from '@/lib/forms/form-state';
import { emailAction, nameAction } from './action';

type NameFormProps = {
  known: { firstName: string; lastName: string };
  labels: Record<'summary' | 'firstName' | 'lastName' | 'submit' | 'submitting', string>;
};

export function NameForm({ known, labels }: NameFormProps) {
  const [state, action] = useFormAction(nameAction);
  return (
    <form action={action} className="grid gap-6">
      <ErrorSummary
        title={labels.summary}
        state={state}
        fields={{ firstName: labels.firstName, lastName: labels.lastName }}
      />
      <ShownValue name="firstName" value={known.firstName} state={state} />
      <Field
        name="firstName"
        label={labels.firstName}
        autoComplete="given-name"
        maxLength={50}
        defaultValue={state.values.firstName ?? known.firstName}
        error={errorAt(state, 'firstName')}
      />
      <ShownValue name="lastName" value={known.lastName} state={state} />
      <Field
        name="lastName"
        label={labels.lastName}
        autoComplete="family-name"
        maxLength={50}
        defaultValue={state.values.lastName ?? known.lastName}
        error={errorAt(state, 'lastName')}
      />
      <SubmitButton pendingLabel={labels.submitting}>{labels.submit}</SubmitButton>
    </form>
  );
}

type EmailFormProps = {
  known: string;
  labels: Record<
    'summary' | 'email' | 'password' | 'passwordHint' | 'showPassword' | 'submit' | 'submitting',
    string
  >;
};

export function EmailForm({ known, labels }: EmailFormProps) {
  const [state, action] = useFormAction(emailAction);
  return (
    <form action={action} className="grid gap-6">
      <ErrorSummary
        title={labels.summary}
        state={state}
        fields={{ email: labels.email, password: labels.password }}
      />
      <Field
        name="email"
        type="email"
        label={labels.email}
        autoComplete="email"
        required
        maxLength={254}
        defaultValue={state.values.email ?? known}
        error={errorAt(state, 'email')}
      />
      <PasswordField
        name="password"
        label={labels.password}
        hint={labels.passwordHint}
        autoComplete="current-password"
        required
        toggleLabel={labels.showPassword}
        error={errorAt(state, 'password')}
      />
      <SubmitButton pendingLabel={labels.submitting}>{labels.submit}</SubmitButton>
    </form>
  );
}
