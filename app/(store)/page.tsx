import { Hero } from '@/components/brand/hero';
import { PosterRail } from '@/components/brand/poster-rail';
import { ButtonLink } from '@/components/layout/button-link';
import { Main } from '@/components/layout/main';
import { Notice } from '@/components/layout/notice';
import { env } from '@/lib/env/env';
import { type Words, words } from '@/lib/i18n/translations';
import type { Session } from '@/lib/model';
import { offerPath, paths, type SignOutReach, signOutReach } from '@/lib/paths';
import { currentSession } from '@/lib/session/current';
import { films } from './films';

export default async function HomePage({ searchParams }: PageProps<'/'>) {
  const say = await words('home');
  const offers = await words('offers');
  const session = await currentSession();
  const [ticket] = env().cleeng.offers;
  const news = newsOf(session, signOutReach((await searchParams).signedOut), say);
  return (
    <Main>
      {news && (
        <div className="mb-6">
          <Notice tone={news.tone}>{news.sentence}</Notice>
        </div>
      )}
      {session.state === 'signed-in' ? (
        <Hero
          title={session.name ? say('welcome', { name: session.name }) : say('welcomeNameless')}
          lead={say('welcomeLead')}
        >
          <ButtonLink href={paths.account}>{say('account')}</ButtonLink>
        </Hero>
      ) : (
        <Hero title={say('title')} lead={say('lead')}>
          <ButtonLink href={paths.register}>{say('join')}</ButtonLink>
          <ButtonLink href={paths.login} look="secondary">
            {say('login')}
          </ButtonLink>
        </Hero>
      )}
      <div className="mt-12 md:mt-20">
        <PosterRail
          title={say('showing')}
          films={await films()}
          link={ticket ? { href: offerPath(ticket), hint: offers('look') } : undefined}
        />
      </div>
    </Main>
  );
}

/** How far signing out reached is told to guests alone: the address may come from anywhere. */
function newsOf(session: Session, reach: SignOutReach | undefined, say: Words<'home'>) {
  if (session.state === 'unavailable') return { tone: 'warning', sentence: say('unavailable') } as const;
  if (session.state === 'signed-in' || !reach) return null;
  const tone = reach === 'everywhere' ? 'success' : 'warning';
  return { tone, sentence: say(`signedOut.${reach}`) } as const;
}
