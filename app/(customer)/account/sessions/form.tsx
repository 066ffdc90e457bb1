'use client';

import { ErrorSummary } from '@/components/form/error-summary.client';
import { useFormAction } from '@/components/form/form-action.client';
import { SubmitButton } from '@/components/form/submit-button.client';
import { takeLeave } from '@/components/session/on-sign-out.client';
import { endOneAction, signOutEverywhereAction } from './action';

type EndOneFormProps = {
  sessionId: string;
  labels: Record<'summary' | 'submit' | 'which' | 'submitting', string>;
};

export function EndOneForm({ sessionId, labels }: EndOneFormProps) {
  const [state, action] = useFormAction(endOneAction);
  return (
    <form action={action} className="grid gap-4">
      <ErrorSummary title={labels.summary} state={state} />
      <input type="hidden" name="sessionId" value={sessionId} />
      <SubmitButton pendingLabel={labels.submitting} look="secondary" isWide>
        {labels.submit}
        <span className="sr-only"> {labels.which}</span>
      </SubmitButton>
    </form>
  );
}

export function SignOutEverywhereForm({
  labels,
}: {
  labels: Record<'summary' | 'submit' | 'submitting', string>;
}) {
  const [state, action] = useFormAction(signOutEverywhereAction, takeLeave);
  return (
    <form action={action} className="grid justify-items-start gap-6">
      <ErrorSummary title={labels.summary} state={state} />
      <SubmitButton pendingLabel={labels.submitting}>{labels.submit}</SubmitButton>
    </form>
  );
}
