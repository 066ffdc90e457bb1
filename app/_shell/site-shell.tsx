import type { ReactNode } from 'react';
import { DemoRibbon } from '@/components/layout/demo-ribbon';
import { Footer } from '@/components/layout/footer';
import { Header } from '@/components/layout/header';
import { LanguageChoice } from '@/components/layout/language-choice';
import { SessionCorner } from '@/components/session/session-corner';
import { SessionWatch } from '@/components/session/session-watch.client';
import { env } from '@/lib/env/env';
import { languageNames, languages, requestLanguage } from '@/lib/i18n/languages';
import { getTranslations } from '@/lib/i18n/translations';
import { paths } from '@/lib/paths';
import { currentSession } from '@/lib/session/current';
import { Chat } from './chat';
import { chooseLanguageAction } from './language-action';
import { SignOutForm } from './sign-out-form';

/** Shows the session but authorises nothing: each page checks for itself. */
export async function SiteShell({ children }: { children: ReactNode }) {
  const session = await currentSession();
  const { app, cleeng, sandbox } = env();
  const brand = await getTranslations('brand');
  const header = await getTranslations('header');
  const footer = await getTranslations('footer');
  return (
    <>
      <SessionWatch
        shown={
          session.state === 'signed-in'
            ? { state: session.state, expiresAt: session.expiresAt.toISOString() }
            : { state: session.state }
        }
      />
      {app.isDemo && <DemoRibbon sentence={brand('demo')} />}
      <Header
        brand={brand('name')}
        homeHref={paths.home}
        skipLabel={header('skip')}
        navigationLabel={header('navigation')}
        links={[{ href: paths.home, label: header('home') }]}
      >
        <SessionCorner
          session={session}
          labels={{
            login: header('login'),
            register: header('register'),
            account: header('account'),
            unavailable: header('unavailable'),
          }}
          addresses={paths}
          offers={cleeng.offers}
          signOut={<SignOutForm />}
        />
      </Header>
      {children}
      <Chat session={session} />
      <Footer
        sentence={footer('note')}
        navigationLabel={footer('navigation')}
        links={sandbox ? [{ href: sandbox.url, label: footer('sandbox') }] : []}
      >
        <LanguageChoice
          label={footer('languages')}
          languages={languages.map((code) => ({ code, name: languageNames[code] }))}
          current={await requestLanguage()}
          action={chooseLanguageAction}
        />
      </Footer>
    </>
  );
}
