import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { HostedLogin } from '@/components/hosted-login/hosted-login.client';
import { GuestFrame } from '@/components/layout/guest-frame';
import { Main } from '@/components/layout/main';
import { Notice } from '@/components/layout/notice';
import { mustLeaveWidget } from '@/lib/customer/open-from-widget';
import { env } from '@/lib/env/env';
import { onward } from '@/lib/gate/next-step';
import { requestLanguage } from '@/lib/i18n/language';
import { words } from '@/lib/i18n/translations';
import { paths, safeReturnTo, withReturnTo } from '@/lib/paths';
import { currentSession } from '@/lib/session/current';
import { hostedCustomer } from './hosted-customer';
import { hostedLabels, hostedRefusals, widgetLanguage } from './labels';
import { shownCustomer } from './shown-customer';

export async function generateMetadata(): Promise<Metadata> {
  const say = await words('hostedLogin');
  return { title: (await hostedCustomer()) ? say('signedInTitle') : say('title') };
}

export default async function HostedLoginPage({ searchParams }: PageProps<'/hosted-login'>) {
  const { widgets, publisherId } = env().cleeng;
  if (!widgets) notFound();
  const say = await words('hostedLogin');
  const returnTo = safeReturnTo((await searchParams).returnTo, paths.account);
  const loginHref = withReturnTo(paths.login, returnTo);
  const session = await currentSession();
  const customer = await hostedCustomer();
  const language = await requestLanguage();
  return (
    <Main>
      <GuestFrame
        scene="door"
        title={customer ? say('signedInTitle') : say('title')}
        lead={customer ? say('signedInLead') : say('lead')}
        stub={{ line: say('stubLine'), number: say('stubNumber') }}
      >
        <HostedLogin
          key={language} // A widget reads its language once.
          scriptUrl={widgets.scriptUrl}
          publisherId={publisherId}
          language={widgetLanguage(language)}
          leavesFirst={await mustLeaveWidget(session)}
          customer={customer && (await shownCustomer(customer))}
          onwardHref={session.state === 'signed-in' ? onward(session, returnTo) : returnTo}
          loginHref={loginHref}
          labels={await hostedLabels()}
          refusals={await hostedRefusals()}
        />
        <noscript>
          <Notice tone="warning">
            <p>{say('noScript')}</p>
          </Notice>
        </noscript>
        {!customer && (
          <p className="mt-6 border-t border-line pt-4">
            <a className="link" href={loginHref}>
              {say('ownForm')}
            </a>
          </p>
        )}
      </GuestFrame>
    </Main>
  );
}
