import { useActionState } from 'react';
import { sessionChannel } from '@/components/session/session-channel.client';
import { type FormState, idleForm } from '@/lib/forms/form-state';

type FormAction = (previous: FormState, data: FormData) => Promise<FormState>;

/**
 * A form's state and its action. Without JavaScript the server's own answer is a redirect; with it, what is done ends
 * in a new document, so that no page, policy or memory of before outlives a sign-in or a sign-out. `before` is waited for.
 */
export function useFormAction(action: FormAction, before?: () => Promise<unknown>) {
  return useActionState(
    typeof window === 'undefined' ? action : leavingWhenDone(action, before),
    idleForm,
  );
}

/** Never settles once the browser is on its way: until then the page stays as it is, and its button busy. */
function leavingWhenDone(action: FormAction, before?: () => Promise<unknown>): FormAction {
  return async (previous, data) => {
    await before?.();
    const next = await action(previous, data);
    if (!next.goTo) return next;
    sessionChannel()?.postMessage('changed'); // Who is signed in, perhaps: the other tabs look for themselves.
    window.location.assign(next.goTo);
    return new Promise(() => {});
  };
}
