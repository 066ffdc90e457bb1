'use client';

import type { Refused, ShownCustomer } from '@/components/hosted-login/hosted-login-report.client';
import {
  type HostedLoginState,
  useHostedLogin,
} from '@/components/hosted-login/hosted-login-state.client';
import { ButtonLink } from '@/components/layout/button-link';
import { DefinitionList } from '@/components/layout/definition-list';
import { Notice } from '@/components/layout/notice';
import { relativeTime } from '@/lib/i18n/relative-time';

type Label =
  | 'name'
  | 'nameless'
  | 'email'
  | 'subscription'
  | 'onward'
  | 'loading'
  | 'working'
  | 'problemTitle'
  | 'blocked'
  | 'silent'
  | 'again'
  | 'ownForm';

type HostedLoginProps = {
  scriptUrl: string;
  publisherId: string;
  /** `en-US` */
  language: string;
  leavesFirst: boolean;
  customer: ShownCustomer | null;
  onwardHref: string;
  loginHref: string;
  labels: Record<Label, string>;
  /** By code. */
  refusals: Record<string, string>;
};

/** Shows the server's data, never what a token contains. */
export function HostedLogin({ labels, refusals, ...given }: HostedLoginProps) {
  const { state, customer } = useHostedLogin(given);
  return (
    <div className="grid gap-6">
      {customer && (
        <>
          <DefinitionList
            entries={[
              {
                term: labels.name,
                details: customer.name ? <bdi>{customer.name}</bdi> : labels.nameless,
              },
              {
                term: labels.email,
                details: <bdi className="wrap-anywhere">{customer.email}</bdi>,
              },
              { term: labels.subscription, details: <Subscription {...customer.subscription} /> },
            ]}
          />
          <p>
            <ButtonLink href={given.onwardHref} loadsDocument>
              {labels.onward}
            </ButtonLink>
          </p>
        </>
      )}
      {state && (
        <Progress state={state} labels={labels} refusals={refusals} loginHref={given.loginHref} />
      )}
      <div
        data-cleeng-widget="login"
        data-cleeng-publisher-id={given.publisherId}
        data-cleeng-language={given.language}
        hidden={state?.step === 'blocked' || state?.step === 'silent'}
      />
    </div>
  );
}

function Subscription({ title, lang, words }: ShownCustomer['subscription']) {
  if (!title) return words;
  return (
    <>
      <span lang={lang} dir="auto">
        {title}
      </span>
      : {words}
    </>
  );
}

type ProgressProps = Pick<HostedLoginProps, 'labels' | 'refusals' | 'loginHref'> & {
  state: HostedLoginState;
};

function Progress({ state, labels, refusals, loginHref }: ProgressProps) {
  if (state.step === 'ready') return null;
  if (state.step === 'loading' || state.step === 'working')
    return <Notice>{labels[state.step]}</Notice>;
  return (
    <Notice tone="danger" title={labels.problemTitle}>
      <p>{state.step === 'refused' ? sentenceOf(state, refusals) : labels[state.step]}</p>
      <div className="mt-4 flex flex-wrap gap-3">
        {state.step === 'refused' && (
          <button type="button" className="button button-primary" onClick={state.retry}>
            {labels.again}
          </button>
        )}
        <ButtonLink href={loginHref} look="secondary" loadsDocument>
          {labels.ownForm}
        </ButtonLink>
      </div>
    </Notice>
  );
}

function sentenceOf({ code, waitSeconds = 10 }: Refused, refusals: Record<string, string>) {
  const sentence = refusals[code] ?? refusals.unexpected;
  return sentence?.replace('{when}', relativeTime(document.documentElement.lang, waitSeconds));
}
