'use client';

import { type ReactNode, type SubmitEvent, startTransition, useActionState, useRef } from 'react';
import { requestFormReset } from 'react-dom';
import { ErrorSummary } from '@/components/form/error-summary.client';
import { FormContext } from '@/components/form/form-context.client';
import { runOnSignOut } from '@/components/session/on-sign-out.client';
import { sessionChannel } from '@/components/session/session-channel.client';
import { type FormState, idleForm } from '@/lib/forms/form-state';

export interface FormProps {
  action: (previous: FormState, data: FormData) => Promise<FormState>;
  /** Whether the action ends the current session. */
  endsSession?: boolean;
  'aria-label'?: string;
  className?: string;
  children: ReactNode;
}

/** React holds every navigation back while an action runs, so none may run for ever. */
const responseTimeoutMs = 30_000;

type ClientFormProps = FormProps & {
  sentences: Record<'summary' | 'noAnswer' | 'outdated', string>;
};

export function ClientForm({
  action,
  endsSession = false,
  className = 'grid gap-6',
  children,
  sentences,
  ...rest
}: ClientFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [state, dispatch, isPending] = useActionState(
    // On the server, React writes the action's address into the form for browsers without JavaScript.
    typeof window === 'undefined' ? action : submit,
    idleForm,
  );

  async function submit(previous: FormState, data: FormData): Promise<FormState> {
    try {
      const next = await Promise.race([action(previous, data), timeout(responseTimeoutMs)]);
      if (next.goTo && endsSession) await runOnSignOut();
      if (next.goTo) return await loadDocument(next.goTo);
      startTransition(() => {
        if (form.current) requestFormReset(form.current);
      });
      return next;
    } catch (error) {
      const notice = isOfOtherBuild(error) ? sentences.outdated : sentences.noAnswer;
      return { ...previous, status: 'refused', errors: [], notice, signInAt: null };
    }
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault(); // React would empty the form even if the request failed.
    if (isPending) return;
    const data = new FormData(event.currentTarget, event.nativeEvent.submitter);
    startTransition(() => dispatch(data));
  }

  return (
    <form {...rest} ref={form} action={dispatch} onSubmit={onSubmit} className={className}>
      <FormContext value={{ state, isPending }}>
        <ErrorSummary title={sentences.summary} state={state} fields={children} />
        {children}
      </FormContext>
    </form>
  );
}

/** The button stays busy until the next page loads. Rejects if the visitor has stopped that. */
function loadDocument(address: string): Promise<never> {
  sessionChannel()?.postMessage('changed'); // Other tabs then check their session.
  // Back to this document, its form would still be busy.
  window.addEventListener('pageshow', ({ persisted }) => persisted && window.location.reload());
  window.location.assign(address);
  return timeout(responseTimeoutMs);
}

function timeout(ms: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('no response')), ms));
}

/** Next's error for an action of another build. */
function isOfOtherBuild(error: unknown): boolean {
  return error instanceof Error && error.name === 'UnrecognizedActionError';
}
