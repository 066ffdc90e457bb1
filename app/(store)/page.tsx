import type { ReactNode } from 'react';
import { ShownOnce } from '@/app/_shell/shown-once.client';
import { Hero } from '@/components/brand/hero';
import { PosterRail } from '@/components/brand/poster-rail';
import { ButtonLink } from '@/components/layout/button-link';
import { Main } from '@/components/layout/main';
import { Notice } from '@/components/layout/notice';
import { env } from '@/lib/env/env';
import { noticeOn } from '@/lib/forms/notices';
import { getTranslations, type Translations } from '@/lib/i18n/translations';
import type { Session } from '@/lib/model';
import { hasPasswordSignIn } from '@/lib/password/password-sign-in';
import { offerPath, paths } from '@/lib/paths';
import { currentSession } from '@/lib/session/current';
import { films } from './films';

export default async function HomePage({ searchParams }: PageProps<'/'>) {
  const t = await getTranslations('home');
  const offers = await getTranslations('offers');
  const session = await currentSession();
  const canRegister = hasPasswordSignIn();
  const [ticket] = env().cleeng.offers;
  const news = noticeFor(session, noticeOn(paths.home, (await searchParams).notice), t);
  return (
    <Main>
      {news && (
        <div className="mb-6">
          <Notice tone={news.tone}>{news.sentence}</Notice>
          <ShownOnce />
        </div>
      )}
      {session.state === 'signed-in' ? (
        <Hero
          title={
            session.name
              ? t.rich('welcome', { name: session.name, who: isolated })
              : t('welcomeNameless')
          }
          lead={t('welcomeLead')}
        >
          <ButtonLink href={paths.account}>{t('account')}</ButtonLink>
        </Hero>
      ) : (
        <Hero title={t('title')} lead={t('lead')}>
          {canRegister && <ButtonLink href={paths.register}>{t('join')}</ButtonLink>}
          <ButtonLink href={paths.login} look={canRegister ? 'secondary' : 'primary'}>
            {t('login')}
          </ButtonLink>
        </Hero>
      )}
      <div className="mt-12 md:mt-20">
        <PosterRail
          title={t('showing')}
          films={await films()}
          link={ticket ? { href: offerPath(ticket), hint: offers('look') } : undefined}
        />
      </div>
    </Main>
  );
}

/** Else a name could turn the sentence around it. */
function isolated(name: ReactNode): ReactNode {
  return <bdi>{name}</bdi>;
}

/** For guests only: a link from anywhere may contain a notice. */
function noticeFor(
  session: Session,
  notice: ReturnType<typeof noticeOn<'/'>>,
  t: Translations<'home'>,
) {
  if (session.state === 'unavailable')
    return { tone: 'warning', sentence: t('unavailable') } as const;
  if (session.state === 'signed-in' || !notice) return null;
  const tone = notice === 'signedOut.everywhere' ? 'success' : 'warning';
  return { tone, sentence: t(notice) } as const;
}
