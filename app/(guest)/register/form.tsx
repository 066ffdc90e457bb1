'use client';

import {
  ConsentFields,
  type ConsentItem,
  consentTexts,
} from '@/components/consents/consent-fields';
import { ErrorSummary } from '@/components/form/error-summary.client';
import { Field } from '@/components/form/field';
import { Fieldset } from '@/components/form/fieldset';
import { useFormAction } from '@/components/form/form-action.client';
import { PasswordField } from '@/components/form/password-field.client';
import { SubmitButton } from '@/components/form/submit-button.client';
import { errorAt } from '@/lib/forms/form-state';
import { registerAction } from './action';
import type { RegisterLabels } from './labels';
import { type Place, PlaceFields, placeLabels } from './place-fields';

interface RegisterFormProps {
  formId: string;
  returnTo: string;
  offer: string | null;
  place: Place;
  consents: ConsentItem[];
  language: string;
  labels: RegisterLabels;
}

export function RegisterForm({
  formId,
  returnTo,
  offer,
  place,
  consents,
  language,
  labels,
}: RegisterFormProps) {
  const [state, action] = useFormAction(registerAction);
  return (
    <form action={action} className="grid gap-6">
      <ErrorSummary
        title={labels.summary}
        state={state}
        fields={{
          email: labels.email,
          password: labels.password,
          ...placeLabels(place, labels),
          ...consentTexts(consents),
        }}
      />
      <input type="hidden" name="formId" value={state.values.formId ?? formId} />
      <input type="hidden" name="returnTo" value={returnTo} />
      {offer && <input type="hidden" name="offer" value={offer} />}
      <Field
        name="email"
        type="email"
        label={labels.email}
        autoComplete="email"
        required
        maxLength={254}
        defaultValue={state.values.email}
        error={errorAt(state, 'email')}
      />
      <PasswordField
        name="password"
        label={labels.password}
        autoComplete="new-password"
        required
        toggleLabel={labels.showPassword}
        ruleLabels={labels.passwordRules}
        error={errorAt(state, 'password')}
      />
      <PlaceFields place={place} state={state} labels={labels} />
      <Fieldset legend={labels.consents}>
        <ConsentFields
          items={consents}
          language={language}
          state={state}
          requiredMark={labels.required}
        />
      </Fieldset>
      <SubmitButton pendingLabel={labels.submitting} isWide>
        {labels.submit}
      </SubmitButton>
    </form>
  );
}
