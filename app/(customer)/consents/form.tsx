'use client';

import { ConsentFields, type ConsentItem } from '@/components/consent-fields';
import { ErrorSummary } from '@/components/error-summary.client';
import { useFormAction } from '@/components/form-action.client';
import { SubmitButton } from '@/components/submit-button.client';
import { consentsAction } from './action';

interface ConsentsFormProps {
  returnTo: string;
  consents: ConsentItem[];
  labels: Record<'summary' | 'required' | 'submit' | 'submitting', string>;
}

export function ConsentsForm({ returnTo, consents, labels }: ConsentsFormProps) {
  const [state, action] = useFormAction(consentsAction);
  return (
    <form action={action} className="grid gap-6">
      <ErrorSummary title={labels.summary} state={state} hidden={['returnTo']} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <ConsentFields items={consents} state={state} requiredMark={labels.required} />
      <SubmitButton pendingLabel={labels.submitting}>{labels.submit}</SubmitButton>
    </form>
  );
}
