import { useEffect, useState } from 'react';
import {
  type Refused,
  reportTokens,
  type ShownCustomer,
} from '@/components/hosted-login/hosted-login-report.client';
import { loadPageAgain, runOnSignOut } from '@/components/session/on-sign-out.client';
import { sessionChannel } from '@/components/session/session-channel.client';
import {
  type AuthTokens,
  type WidgetsOrder,
  type WidgetsState,
  watchWidgets,
} from '@/lib/vendors/cleeng/widgets.client';

export type HostedLoginState =
  | { step: WidgetsState | 'working' }
  | ({ step: 'refused'; retry(): void } & Refused);

export type HostedLoginOrder = WidgetsOrder & {
  /** As rendered by the server; null for a guest. */
  customer: ShownCustomer | null;
};

export function useHostedLogin({ scriptUrl, leavesFirst, customer: drawnFor }: HostedLoginOrder) {
  // Null until scripts run.
  const [state, setState] = useState<HostedLoginState | null>(null);
  const [customer, setCustomer] = useState(drawnFor);
  const isSignedIn = drawnFor !== null;

  useEffect(() => {
    let isWatching = true;
    let reports = Promise.resolve();

    async function report(tokens: AuthTokens): Promise<void> {
      if (tokens.jwt && !isSignedIn) setState({ step: 'working' });
      const result = await reportTokens(tokens, isSignedIn);
      if (!isWatching) return;
      if (result.outcome === 'changed') return loadDocument();
      if (result.outcome === 'refused') return showRefusal(result, tokens);
      if (result.customer) setCustomer(result.customer);
      setState({ step: 'ready' });
    }

    function showRefusal(refused: Refused, tokens: AuthTokens): void {
      const hasEnded = refused.code === 'session_ended';
      if (hasEnded) setCustomer(null);
      // Repeating the request would fail again: a new page logs the widget out.
      setState({
        ...refused,
        step: 'refused',
        retry: hasEnded ? loadDocument : () => enqueue(tokens),
      });
    }

    /** In order: each response decides how the next one is read. */
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

/** Never settles: a new document is being loaded. */
async function loadDocument(): Promise<never> {
  await runOnSignOut();
  sessionChannel()?.postMessage('changed');
  loadPageAgain();
  return new Promise(() => {});
}
