import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { GuestFrame } from '@/components/layout/guest-frame';
import { Main } from '@/components/layout/main';
import { Notice } from '@/components/layout/notice';
import { env } from '@/lib/env/env';
import { words } from '@/lib/i18n/translations';
import { passwordChange, paths, safeReturnTo, withReturnTo } from '@/lib/paths';
import { currentSession, requireGuest } from '@/lib/session/current';
import { EndedNotice } from './ended-notice';
import { LoginForm } from './form';

export async function generateMetadata(): Promise<Metadata> {
  const say = await words('login');
  return { title: say('title') };
}

export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  const say = await words('login');
  const { returnTo: wanted, passwordChanged } = await searchParams;
  const returnTo = safeReturnTo(wanted);
  await requireGuest(returnTo);
  const form = await words('form');
  const session = await currentSession();
  const change = passwordChange(passwordChanged);
  return (
    <Main>
      <GuestFrame
        scene="screening"
        title={say('title')}
        lead={say('lead')}
        stub={{ line: say('stubLine'), number: say('stubNumber') }}
      >
        {change ? (
          <div className="mb-6">
            <Notice tone="success">{say(`passwordChanged.${change}`)}</Notice>
          </div>
        ) : (
          session.state === 'guest' && <EndedNotice guest={session} />
        )}
        <LoginForm
          formId={randomUUID()}
          returnTo={returnTo}
          labels={{
            summary: form('summary'),
            email: say('email'),
            password: say('password'),
            showPassword: form('showPassword'),
            submit: say('submit'),
            submitting: say('submitting'),
          }}
        />
        <p className="mt-6">
          <a className="link" href={withReturnTo(paths.resetPassword, returnTo)}>
            {say('forgot')}
          </a>
        </p>
        <p className="mt-6 border-t border-line pt-4">
          {say('noAccount')}{' '}
          <a className="link" href={withReturnTo(paths.register, returnTo)}>
            {say('register')}
          </a>
        </p>
        {env().cleeng.widgets && (
          <p className="mt-2">
            <a className="link" href={withReturnTo(paths.hostedLogin, returnTo)}>
              {say('hosted')}
            </a>
          </p>
        )}
      </GuestFrame>
    </Main>
  );
}
