'use client';

import { CoolDownButton } from '@/components/form/cool-down-button.client';
import { ErrorSummary } from '@/components/form/error-summary.client';
import { useFormAction } from '@/components/form/form-action.client';
import { resetPasswordAction } from './action';

type ResendFormProps = {
  email: string;
  returnTo: string;
  waitSeconds: number;
  labels: Record<'summary' | 'submit' | 'waiting' | 'submitting', string>;
};

export function ResendForm({ email, returnTo, waitSeconds, labels }: ResendFormProps) {
  const [state, action] = useFormAction(resetPasswordAction);
  return (
    <form action={action} className="grid gap-6">
      <ErrorSummary title={labels.summary} state={state} />
      <input type="hidden" name="email" value={email} />
      <input type="hidden" name="returnTo" value={returnTo} />
      <CoolDownButton
        waitSeconds={waitSeconds}
        waitingLabel={labels.waiting}
        pendingLabel={labels.submitting}
      >
        {labels.submit}
      </CoolDownButton>
    </form>
  );
}
