import { Hero } from '@/components/brand/hero';
import { PosterRail } from '@/components/brand/poster-rail';
import { ButtonLink } from '@/components/layout/button-link';
import { Main } from '@/components/layout/main';
import { Notice } from '@/components/layout/notice';
import { env } from '@/lib/env/env';
import { getTranslations, type Translations } from '@/lib/i18n/translations';
import type { Session } from '@/lib/model';
import { offerPath, paths, type SignOutReach, signOutReach } from '@/lib/paths';
import { currentSession } from '@/lib/session/current';
import { films } from './films';

export default async function HomePage({ searchParams }: PageProps<'/'>) {
  const t = await getTranslations('home');
  const offers = await getTranslations('offers');
  const session = await currentSession();
  const [ticket] = env().cleeng.offers;
  const news = newsOf(session, signOutReach((await searchParams).signedOut), t);
  return (
    <Main>
      {news && (
        <div className="mb-6">
          <Notice tone={news.tone}>{news.sentence}</Notice>
        </div>
      )}
      {session.state === 'signed-in' ? (
        <Hero
          title={session.name ? t('welcome', { name: session.name }) : t('welcomeNameless')}
          lead={t('welcomeLead')}
        >
          <ButtonLink href={paths.account}>{t('account')}</ButtonLink>
        </Hero>
      ) : (
        <Hero title={t('title')} lead={t('lead')}>
          <ButtonLink href={paths.register}>{t('join')}</ButtonLink>
          <ButtonLink href={paths.login} look="secondary">
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

/** How far signing out reached is told to guests alone: the address may come from anywhere. */
function newsOf(session: Session, reach: SignOutReach | undefined, t: Translations<'home'>) {
  if (session.state === 'unavailable')
    return { tone: 'warning', sentence: t('unavailable') } as const;
  if (session.state === 'signed-in' || !reach) return null;
  const tone = reach === 'everywhere' ? 'success' : 'warning';
  return { tone, sentence: t(`signedOut.${reach}`) } as const;
}
