import { useEffect, useState } from 'react';
import {
  type Refused,
  reportTokens,
  type ShownCustomer,
} from '@/components/hosted-login/hosted-login-report.client';
import { takeLeave } from '@/components/session/on-sign-out.client';
import { sessionChannel } from '@/components/session/session-channel.client';
import {
  type AuthTokens,
  type WidgetsOrder,
  type WidgetsState,
  watchWidgets,
} from '@/lib/vendors/cleeng/widgets.client';

export type HostedLoginState =
  | { step: WidgetsState | 'working' }
  /** Our server would not have it: a refusal's code, and a way to try again. */
  | ({ step: 'refused'; retry(): void } & Refused);

export type HostedLoginOrder = WidgetsOrder & {
  /** Whom our server drew the page for; null for a guest. */
  customer: ShownCustomer | null;
};

/** Follows the widget, and our server's answers to what it says. */
export function useHostedLogin({ scriptUrl, leavesFirst, customer: drawnFor }: HostedLoginOrder) {
  // Null until a script runs: without one nothing is on its way.
  const [state, setState] = useState<HostedLoginState | null>(null);
  const [customer, setCustomer] = useState(drawnFor);
  const isSignedIn = drawnFor !== null;

  useEffect(() => {
    let isWatching = true;
    let reports = Promise.resolve();

    async function report(tokens: AuthTokens): Promise<void> {
      if (tokens.jwt && !isSignedIn) setState({ step: 'working' });
      const told = await reportTokens(tokens, isSignedIn);
      if (!isWatching) return;
      if (told.outcome === 'changed') return loadAnew();
      if (told.outcome === 'refused') return showRefusal(told, tokens);
      if (told.customer) setCustomer(told.customer);
      setState({ step: 'ready' });
    }

    function showRefusal(refused: Refused, tokens: AuthTokens): void {
      const hasEnded = refused.code === 'session_ended';
      if (hasEnded) setCustomer(null);
      // The same would be refused for good: drawn anew, the page has the widget forget whom it remembers.
      setState({ ...refused, step: 'refused', retry: hasEnded ? loadAnew : () => enqueue(tokens) });
    }

    /** One after another: the answer to one decides what the next one means. */
    function enqueue(tokens: AuthTokens): void {
      reports = reports.then(() => report(tokens));
    }

    const stop = watchWidgets(
      { scriptUrl, leavesFirst },
      { onState: (step) => setState({ step }), onTokens: enqueue },
    );
    return () => {
      isWatching = false;
      stop();
    };
  }, [scriptUrl, leavesFirst, isSignedIn]);

  return { state, customer };
}

/** A document of its own for whoever is signed in now, as after any other form. Never settles: it is on its way out. */
async function loadAnew(): Promise<never> {
  await takeLeave();
  sessionChannel()?.postMessage('changed');
  location.replace(location.pathname + location.search);
  return new Promise(() => {});
}
