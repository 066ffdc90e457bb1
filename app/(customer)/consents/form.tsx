'use client';

import {
  ConsentFields,
  type ConsentItem,
  consentTexts,
} from '@/components/consents/consent-fields';
import { ErrorSummary } from '@/components/form/error-summary.client';
import { useFormAction } from '@/components/form/form-action.client';
import { SubmitButton } from '@/components/form/submit-button.client';
import { ButtonLink } from '@/components/layout/button-link';
import { consentsAction } from './action';

interface ConsentsFormProps {
  returnTo: string;
  consents: ConsentItem[];
  language: string;
  /** Null where a required answer is missing, and where nothing new is asked. */
  skipTo: string | null;
  labels: Record<'summary' | 'required' | 'submit' | 'submitting' | 'skip', string>;
}

export function ConsentsForm({ returnTo, consents, language, skipTo, labels }: ConsentsFormProps) {
  const [state, action] = useFormAction(consentsAction);
  return (
    <form action={action} className="grid gap-6">
      <ErrorSummary title={labels.summary} state={state} fields={consentTexts(consents)} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <ConsentFields
        items={consents}
        language={language}
        state={state}
        requiredMark={labels.required}
      />
      <div className="flex flex-wrap gap-3">
        <SubmitButton pendingLabel={labels.submitting}>{labels.submit}</SubmitButton>
        {skipTo && (
          <ButtonLink href={skipTo} look="plain">
            {labels.skip}
          </ButtonLink>
        )}
      </div>
    </form>
  );
}
