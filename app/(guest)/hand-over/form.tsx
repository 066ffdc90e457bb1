'use client';

import { useEffect, useRef } from 'react';
import { ErrorSummary } from '@/components/form/error-summary.client';
import { useFormAction } from '@/components/form/form-action.client';
import { SubmitButton } from '@/components/form/submit-button.client';
import { takeLeave } from '@/components/session/on-sign-out.client';
import { completeHandOverAction, declineHandOverAction } from './action';

type Labels = Record<'summary' | 'submit' | 'submitting', string>;

/** Where nobody's session would end for it, it sends itself: then the button is for browsers without JavaScript. */
export function CompleteHandOverForm({
  mayReplace,
  labels,
}: {
  mayReplace: boolean;
  labels: Labels;
}) {
  const [state, action] = useFormAction(completeHandOverAction, takeLeave);
  const form = useRef<HTMLFormElement>(null);
  const isOnItsWay = useRef(false);
  useEffect(() => {
    if (mayReplace || isOnItsWay.current) return;
    isOnItsWay.current = true;
    form.current?.requestSubmit();
  }, [mayReplace]);
  return (
    <form ref={form} action={action} className="grid gap-6">
      <ErrorSummary title={labels.summary} state={state} />
      <input type="hidden" name="mayReplace" value={String(mayReplace)} />
      <SubmitButton pendingLabel={labels.submitting} isWide>
        {labels.submit}
      </SubmitButton>
    </form>
  );
}

export function DeclineHandOverForm({ labels }: { labels: Labels }) {
  const [state, action] = useFormAction(declineHandOverAction);
  return (
    <form action={action} className="mt-4 grid gap-6">
      <ErrorSummary title={labels.summary} state={state} />
      <SubmitButton pendingLabel={labels.submitting} look="secondary" isWide>
        {labels.submit}
      </SubmitButton>
    </form>
  );
}
