import type { ReactNode } from 'react';
import { DemoRibbon } from '@/components/layout/demo-ribbon';
import { Footer } from '@/components/layout/footer';
import { Header } from '@/components/layout/header';
import { LanguageChoice } from '@/components/layout/language-choice';
import { SessionCorner } from '@/components/session/session-corner';
import { SessionWatch } from '@/components/session/session-watch.client';
import { env } from '@/lib/env/env';
import { hasPasswordSignIn } from '@/lib/password/password-sign-in';
import { currentSession } from '@/lib/session/current';
import { Chat } from './chat';
import { chooseLanguageAction } from './language-action';
import { SignOutForm } from './sign-out-form';

/** Shows the session but authorises nothing: each page checks for itself. */
export async function SiteShell({ children }: { children: ReactNode }) {
  const session = await currentSession();
  const { app, cleeng, sandbox } = env();
  return (
    <>
      <SessionWatch
        shown={
          session.state === 'signed-in'
            ? { state: session.state, expiresAt: session.expiresAt.toISOString() }
            : { state: session.state }
        }
      />
      {app.isDemo && <DemoRibbon />}
      <Header>
        <SessionCorner
          session={session}
          offers={cleeng.offers}
          canRegister={hasPasswordSignIn()}
          signOut={<SignOutForm />}
        />
      </Header>
      {children}
      <Chat session={session} />
      <Footer sandboxUrl={sandbox?.url}>
        <LanguageChoice action={chooseLanguageAction} />
      </Footer>
    </>
  );
}
