'use client';

import { type ReactNode, type SubmitEvent, startTransition, useActionState, useRef } from 'react';
import { requestFormReset } from 'react-dom';
import { ErrorSummary } from '@/components/form/error-summary.client';
import { FormContext } from '@/components/form/form-context.client';
import { loadDocument } from '@/components/form/sending/load-document.client';
import { newerEntries } from '@/components/form/sending/newer-entries.client';
import { updatePage } from '@/components/form/sending/update-page.client';
import { runOnSignOut } from '@/components/session/on-sign-out.client';
import { type FormState, formNameField, idleForm, shownValues } from '@/lib/forms/form-state';

export interface FormProps {
  /** Unique on its page: a form of an older release finds its successor by it. */
  name: string;
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
  /** With what was typed on a page of an older release. */
  initialState?: FormState;
  sentences: Record<'summary' | 'noAnswer' | 'outdated' | 'update' | 'notLoaded', string>;
};

export function ClientForm({
  name,
  action,
  endsSession = false,
  className = 'grid gap-6',
  children,
  initialState = idleForm,
  sentences,
  ...rest
}: ClientFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [state, dispatch, isPending] = useActionState(
    // On the server, React writes the action's address into the form for browsers without JavaScript.
    typeof window === 'undefined' ? action : submit,
    initialState,
  );

  async function submit(previous: FormState, data: FormData): Promise<FormState> {
    try {
      const next = await Promise.race([action(previous, data), timeout(responseTimeoutMs)]);
      if (next.goTo && endsSession) await runOnSignOut();
      if (next.goTo) {
        await loadDocument(next.goTo);
        const sent = { ...previous, values: shownValues(data) }; // Sent again, it is the same form.
        return refused(sent, sentences.notLoaded, next.goTo);
      }
      startTransition(() => {
        if (form.current) resetBut(form.current, newerEntries(form.current, data));
      });
      return next;
    } catch (error) {
      return refused(previous, isOfOtherBuild(error) ? sentences.outdated : sentences.noAnswer);
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
      <input type="hidden" name={formNameField} value={name} />
      <FormContext value={{ state, isPending }}>
        <ErrorSummary title={sentences.summary} state={state} fields={children} />
        {state.notice === sentences.outdated && (
          <button
            type="button"
            className="button button-secondary"
            onClick={() => form.current && updatePage(form.current)}
          >
            {sentences.update}
          </button>
        )}
        {children}
      </FormContext>
    </form>
  );
}

function refused(state: FormState, notice: string, noticeHref: string | null = null): FormState {
  return { ...state, status: 'refused', errors: [], notice, noticeHref };
}

function resetBut(form: HTMLFormElement, enterAgain: () => void): void {
  // React resets the form while it writes the new state to the page.
  form.addEventListener('reset', () => queueMicrotask(enterAgain), { once: true });
  requestFormReset(form);
}

function timeout(ms: number): Promise<never> {
  return new Promise((_, reject) => setTimeout(() => reject(new Error('no response')), ms));
}

/** Next's error for an action of another build. */
function isOfOtherBuild(error: unknown): boolean {
  return error instanceof Error && error.name === 'UnrecognizedActionError';
}
