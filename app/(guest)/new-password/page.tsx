import type { Metadata } from 'next';
import { GuestFrame } from '@/components/layout/guest-frame';
import { Main } from '@/components/layout/main';
import { words } from '@/lib/i18n/translations';
import { openedResetLink } from '@/lib/password/reset-link';
import { DeadLink } from './dead-link';
import { NewPasswordForm } from './form';
import { newPasswordLabels } from './labels';

export async function generateMetadata(): Promise<Metadata> {
  const say = await words('newPassword');
  return { title: say('title'), robots: { index: false } };
}

/** For everybody who has opened the link from the mail, signed in or not. proxy.ts has put it into a cookie. */
export default async function NewPasswordPage() {
  const say = await words('newPassword');
  const link = await openedResetLink();
  return (
    <Main>
      <GuestFrame
        scene="cloakroom"
        title={link ? say('title') : say('deadTitle')}
        lead={
          <span className="wrap-anywhere">{link ? say('lead', { email: link.email }) : say('dead')}</span>
        }
        stub={{ line: say('stubLine'), number: say('stubNumber') }}
      >
        {link ? <NewPasswordForm email={link.email} labels={await newPasswordLabels()} /> : <DeadLink />}
      </GuestFrame>
    </Main>
  );
}
