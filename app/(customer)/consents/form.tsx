'use client';

import { useActionState } from 'react';
import { ConsentFields, type ConsentItem } from '@/components/consent-fields';
import { ErrorSummary } from '@/components/error-summary.client';
import { useLeaving } from '@/components/leaving.client';
import { SubmitButton } from '@/components/submit-button.client';
import { idleForm } from '@/lib/form-state';
import { consentsAction } from './action';

interface ConsentsFormProps {
  returnTo: string;
  consents: ConsentItem[];
  labels: Record<'summary' | 'required' | 'submit' | 'submitting', string>;
}

export function ConsentsForm({ returnTo, consents, labels }: ConsentsFormProps) {
  const [state, action] = useActionState(consentsAction, idleForm);
  const isLeaving = useLeaving(state);
  return (
    <form action={action} className="grid gap-6">
      <ErrorSummary title={labels.summary} state={state} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <ConsentFields items={consents} state={state} requiredMark={labels.required} />
      <SubmitButton pendingLabel={labels.submitting} isPending={isLeaving}>
        {labels.submit}
      </SubmitButton>
    </form>
  );
}
