import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ButtonLink } from '@/components/button-link';
import { GuestFrame } from '@/components/guest-frame';
import { HostedLogin } from '@/components/hosted-login.client';
import { Main } from '@/components/main';
import { Notice } from '@/components/notice';
import { readHostedCustomer } from '@/lib/customer/hosted-login';
import { onward } from '@/lib/customer/next-step';
import { env } from '@/lib/env';
import { requestLanguage } from '@/lib/language';
import { readForPage } from '@/lib/page';
import { paths, safeReturnTo, withReturnTo } from '@/lib/paths';
import { currentSession } from '@/lib/session/current';
import { isOfCleeng } from '@/lib/session/of-cleeng';
import { mustLeaveWidget } from '@/lib/session/widget-mirror';
import { words } from '@/lib/words';
import { hostedLabels, hostedRefusals, widgetLanguage } from './labels';
import { shownCustomer } from './shown-customer';

export async function generateMetadata(): Promise<Metadata> {
  const say = await words('hostedLogin');
  return { title: say('title') };
}

export default async function HostedLoginPage({ searchParams }: PageProps<'/hosted-login'>) {
  const { widgets, publisherId } = env().cleeng;
  if (!widgets) notFound();
  const say = await words('hostedLogin');
  const returnTo = safeReturnTo((await searchParams).returnTo, paths.account);
  const loginHref = withReturnTo(paths.login, returnTo);
  const session = await currentSession();
  const customer =
    session.state === 'signed-in' && isOfCleeng(session)
      ? await readForPage(paths.hostedLogin, () => readHostedCustomer(session))
      : null;
  return (
    <Main>
      <GuestFrame
        scene="door"
        title={customer ? say('signedInTitle') : say('title')}
        lead={customer ? say('signedInLead') : say('lead')}
        stub={{ line: say('stubLine'), number: say('stubNumber') }}
      >
        <HostedLogin
          scriptUrl={widgets.scriptUrl}
          publisherId={publisherId}
          language={widgetLanguage(await requestLanguage())}
          leavesFirst={mustLeaveWidget(session)}
          customer={customer && (await shownCustomer(customer))}
          onwardHref={session.state === 'signed-in' ? onward(session, returnTo) : returnTo}
          loginHref={loginHref}
          labels={await hostedLabels()}
          refusals={await hostedRefusals()}
        />
        <noscript>
          <Notice tone="warning">
            <p className="mb-4">{say('noScript')}</p>
            <ButtonLink href={loginHref}>{say('ownForm')}</ButtonLink>
          </Notice>
        </noscript>
      </GuestFrame>
    </Main>
  );
}
