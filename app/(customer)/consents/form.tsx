'use client';

import { useMemo } from 'react';
import { ButtonLink } from '@/components/button-link';
import { ConsentFields, type ConsentItem } from '@/components/consent-fields';
import { ErrorSummary } from '@/components/error-summary.client';
import { useFormAction } from '@/components/form-action.client';
import { SubmitButton } from '@/components/submit-button.client';
import { labelledErrors } from '@/lib/labelled-errors';
import { consentsAction } from './action';

interface ConsentsFormProps {
  returnTo: string;
  consents: ConsentItem[];
  /** What each box says, as plain text, by its field. */
  fieldLabels: Record<string, string>;
  language: string;
  /** Null where a required answer is missing, and where nothing new is asked. */
  skipTo: string | null;
  labels: Record<'summary' | 'required' | 'submit' | 'submitting' | 'skip', string>;
}

export function ConsentsForm({
  returnTo,
  consents,
  fieldLabels,
  language,
  skipTo,
  labels,
}: ConsentsFormProps) {
  const [state, action] = useFormAction(consentsAction);
  const summed = useMemo(() => labelledErrors(state, fieldLabels), [state, fieldLabels]);
  return (
    <form action={action} className="grid gap-6">
      <ErrorSummary title={labels.summary} state={summed} hidden={['returnTo', 'language']} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <ConsentFields items={consents} language={language} state={state} requiredMark={labels.required} />
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
