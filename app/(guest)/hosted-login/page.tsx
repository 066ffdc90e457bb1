import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { HostedLogin } from '@/components/hosted-login/hosted-login.client';
import { GuestFrame } from '@/components/layout/guest-frame';
import { Main } from '@/components/layout/main';
import { Notice } from '@/components/layout/notice';
import { Link } from '@/components/navigation/link';
import { mustLeaveWidget } from '@/lib/customer/open-from-widget';
import { env } from '@/lib/env/env';
import { onward } from '@/lib/gate/gate';
import { requestLanguage } from '@/lib/i18n/languages';
import { getTranslations } from '@/lib/i18n/translations';
import { requirePasswordPage } from '@/lib/password/password-sign-in';
import { paths, safeReturnTo, withReturnTo } from '@/lib/paths';
import { currentSession } from '@/lib/session/current';
import { hostedCustomer } from './hosted-customer';
import { hostedLabels, hostedRefusals, widgetLanguage } from './labels';
import { shownCustomer } from './shown-customer';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('hostedLogin');
  return { title: (await hostedCustomer()) ? t('signedInTitle') : t('title') };
}

export default async function HostedLoginPage({ searchParams }: PageProps<'/hosted-login'>) {
  const { widgets, publisherId } = env().cleeng;
  if (!widgets) notFound();
  const t = await getTranslations('hostedLogin');
  const returnTo = safeReturnTo((await searchParams).returnTo, paths.account);
  const loginHref = withReturnTo(paths.login, returnTo);
  requirePasswordPage(loginHref);
  const session = await currentSession();
  const customer = await hostedCustomer();
  const language = await requestLanguage();
  return (
    <Main>
      <GuestFrame
        scene="door"
        title={customer ? t('signedInTitle') : t('title')}
        lead={customer ? t('signedInLead') : t('lead')}
        stub={{ line: t('stubLine'), number: t('stubNumber') }}
      >
        <HostedLogin
          key={language} // The widget reads its language once.
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
            <p>{t('noScript')}</p>
          </Notice>
        </noscript>
        {!customer && (
          <p className="mt-6 border-t border-line pt-4">
            <Link className="link" href={loginHref} loadsDocument>
              {t('ownForm')}
            </Link>
          </p>
        )}
      </GuestFrame>
    </Main>
  );
}
