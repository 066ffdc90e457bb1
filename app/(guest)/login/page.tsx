import { ShownOnce } from '@/app/_shell/shown-once.client';
import { ContinueLink } from '@/app/(guest)/sso/continue-link';
import { GuestFrame } from '@/components/layout/guest-frame';
import { Main } from '@/components/layout/main';
import { Notice } from '@/components/layout/notice';
import { Link } from '@/components/navigation/link';
import { env } from '@/lib/env/env';
import { noticeOn } from '@/lib/forms/notices';
import { pageTitle } from '@/lib/i18n/page-title';
import { getTranslations } from '@/lib/i18n/translations';
import { hasPasswordSignIn } from '@/lib/password/password-sign-in';
import { paths, safeReturnTo, type WayBack, withReturnTo, withWayBack } from '@/lib/paths';
import { currentSession } from '@/lib/session/current';
import { requireGuest } from '@/lib/session/guards';
import { soldOffer } from '@/lib/web/sold-offers';
import { EndedNotice } from './ended-notice';
import { LoginForm } from './form';

export const generateMetadata = () => pageTitle('login');

export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  const t = await getTranslations('login');
  const { returnTo: wanted, offer: chosen, notice: code } = await searchParams;
  const offer = soldOffer(chosen);
  const returnTo = safeReturnTo(wanted);
  await requireGuest(returnTo);
  const session = await currentSession();
  const notice = noticeOn(paths.login, code);
  return (
    <Main>
      <GuestFrame
        scene="screening"
        title={t('title')}
        lead={t('lead')}
        stub={{ line: t('stubLine'), number: t('stubNumber') }}
      >
        {notice ? (
          <div className="mb-6">
            <Notice tone="success">{t(notice)}</Notice>
            <ShownOnce />
          </div>
        ) : (
          session.state === 'guest' && <EndedNotice guest={session} />
        )}
        <ContinueLink returnTo={returnTo} offer={offer} />
        {hasPasswordSignIn() && <PasswordSignIn returnTo={returnTo} offer={offer} />}
      </GuestFrame>
    </Main>
  );
}

async function PasswordSignIn({ returnTo, offer }: WayBack) {
  const t = await getTranslations('login');
  return (
    <>
      <LoginForm returnTo={returnTo} offer={offer} />
      <p className="mt-6">
        <Link className="link" href={withWayBack(paths.resetPassword, { returnTo, offer })}>
          {t('forgot')}
        </Link>
      </p>
      <p className="mt-6 border-t border-line pt-4">
        {t('noAccount')}{' '}
        <Link className="link" href={withWayBack(paths.register, { returnTo, offer })}>
          {t('register')}
        </Link>
      </p>
      {env().cleeng.widgets && (
        <p className="mt-2">
          <Link className="link" href={withReturnTo(paths.hostedLogin, returnTo)}>
            {t('hosted')}
          </Link>
        </p>
      )}
    </>
  );
}
